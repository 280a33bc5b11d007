using System.Runtime.InteropServices;
using Google.Protobuf;

namespace DslNet.Benchmarks.Serving;

/// <summary>
/// Writes dense layers with ReLU between them and a Softmax behind the last as an ONNX model: one row, input <c>input</c>, output <c>output</c>.
/// Field numbers are those of onnx.proto (IR version 8), operators those of opset 13.
/// </summary>
internal static class OnnxFile
{
    private const int Float = 1; // TensorProto.DataType.FLOAT

    /// <summary>Writes the model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="widths">Of the input, and of each dense layer.</param>
    /// <param name="parameters">Weight [in, out] row-major, then bias, of each dense layer.</param>
    public static void Write(string path, IReadOnlyList<int> widths, ReadOnlySpan<float> parameters)
    {
        List<(int Field, byte[] Bytes)> graph = [(2, Text("network"))];
        string value = "input";
        for (int layer = 1; layer < widths.Count; layer++)
        {
            int inputs = widths[layer - 1], outputs = widths[layer];
            bool last = layer == widths.Count - 1;
            string weight = $"weight{layer}", bias = $"bias{layer}", sum = $"sum{layer}", next = last ? "output" : $"active{layer}";
            graph.Add((1, Node("Gemm", [value, weight, bias], sum)));
            graph.Add((1, Node(last ? "Softmax" : "Relu", [sum], next)));
            graph.Add((5, Tensor(weight, [inputs, outputs], parameters[..(inputs * outputs)])));
            graph.Add((5, Tensor(bias, [outputs], parameters.Slice(inputs * outputs, outputs))));
            parameters = parameters[((inputs * outputs) + outputs)..];
            value = next;
        }

        if (!parameters.IsEmpty)
        {
            throw new ArgumentException($"{parameters.Length} parameters are left behind the last layer; expected dense layers with a bias and nothing else.", nameof(parameters));
        }

        graph.Add((11, Value("input", widths[0])));
        graph.Add((12, Value("output", widths[^1])));
        File.WriteAllBytes(path, Message(output =>
        {
            Varint(output, 1, 8);                                         // ir_version
            Bytes(output, 7, Message(graph));                             // graph
            Bytes(output, 8, Message(opset => Varint(opset, 2, 13)));     // opset_import, of the default domain
        }));
    }

    private static byte[] Node(string operation, string[] inputs, string result) =>
        Message([.. inputs.Select(input => (1, Text(input))), (2, Text(result)), (4, Text(operation))]);

    private static byte[] Tensor(string name, int[] shape, ReadOnlySpan<float> values)
    {
        // raw_data is little-endian, as are the processors that this runs on.
        byte[] raw = MemoryMarshal.AsBytes(values).ToArray();
        return Message(output =>
        {
            foreach (int dimension in shape)
            {
                Varint(output, 1, dimension);
            }

            Varint(output, 2, Float);
            Bytes(output, 8, Text(name));
            Bytes(output, 9, raw);
        });
    }

    private static byte[] Value(string name, int width)
    {
        byte[] shape = Message([.. new[] { 1, width }.Select(size => (1, Message(output => Varint(output, 1, size))))]);
        byte[] tensor = Message(output =>
        {
            Varint(output, 1, Float);
            Bytes(output, 2, shape);
        });
        return Message([(1, Text(name)), (2, Message([(1, tensor)]))]);
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

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
