using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;

namespace DslNet.Benchmarks.Serving;

/// <summary>The messages of onnx.proto that models are made of, by their field numbers (IR version 8).</summary>
internal static class OnnxMessage
{
    private const int Float = 1;                        // TensorProto.DataType.FLOAT
    private const int FloatOf = 1, IntOf = 2, TextOf = 3, IntsOf = 7;   // AttributeProto.AttributeType

    /// <summary>ModelProto, of a graph (its fields) and a version of the default domain's operators.</summary>
    public static byte[] Model(IEnumerable<(int Field, byte[] Bytes)> graph, int opset) => Message(output =>
    {
        Varint(output, 1, 8);
        Bytes(output, 7, Message(graph));
        Bytes(output, 8, Message(domain => Varint(domain, 2, opset)));
    });

    /// <summary>NodeProto.</summary>
    public static byte[] Node(string operation, string[] inputs, string result, params byte[][] attributes) =>
        Message([.. inputs.Select(input => (1, Text(input))), (2, Text(result)), (4, Text(operation)), .. attributes.Select(attribute => (5, attribute))]);

    /// <summary>AttributeProto with a float.</summary>
    public static byte[] Attribute(string name, float value) => Attribute(name, FloatOf, output =>
    {
        output.WriteTag(2, WireFormat.WireType.Fixed32);
        output.WriteFloat(value);
    });

    /// <summary>AttributeProto with a whole number.</summary>
    public static byte[] Attribute(string name, int value) => Attribute(name, IntOf, output => Varint(output, 3, value));

    /// <summary>AttributeProto with a text.</summary>
    public static byte[] Attribute(string name, string value) => Attribute(name, TextOf, output => Bytes(output, 4, Text(value)));

    /// <summary>AttributeProto with whole numbers.</summary>
    public static byte[] Attribute(string name, int[] values) => Attribute(name, IntsOf, output => Array.ForEach(values, value => Varint(output, 8, value)));

    /// <summary>TensorProto.</summary>
    public static byte[] Tensor(string name, int[] shape, ReadOnlySpan<float> values)
    {
        // raw_data is little-endian, as are the processors that this runs on.
        byte[] raw = MemoryMarshal.AsBytes(values).ToArray();
        return Message(output =>
        {
            Array.ForEach(shape, dimension => Varint(output, 1, dimension));
            Varint(output, 2, Float);
            Bytes(output, 8, Text(name));
            Bytes(output, 9, raw);
        });
    }

    /// <summary>ValueInfoProto.</summary>
    public static byte[] Value(string name, int[] shape)
    {
        byte[] dimensions = Message([.. shape.Select(size => (1, Message(output => Varint(output, 1, size))))]);
        byte[] tensor = Message(output =>
        {
            Varint(output, 1, Float);
            Bytes(output, 2, dimensions);
        });
        return Message([(1, Text(name)), (2, Message([(1, tensor)]))]);
    }

    /// <summary>A string.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Attribute(string name, int type, Action<CodedOutputStream> value) => Message(output =>
    {
        Bytes(output, 1, Text(name));
        value(output);
        Varint(output, 20, type);
    });

    private static byte[] Message(IEnumerable<(int Field, byte[] Bytes)> fields) => Message(output =>
    {
        foreach ((int field, byte[] bytes) in fields)
        {
            Bytes(output, field, bytes);
        }
    });

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using MemoryStream bytes = new();
        using (CodedOutputStream output = new(bytes, leaveOpen: true))
        {
            write(output);
        }

        return bytes.ToArray();
    }

    private static void Varint(CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    private static void Bytes(CodedOutputStream output, int field, byte[] bytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(UnsafeByteOperations.UnsafeWrap(bytes));
    }
}
