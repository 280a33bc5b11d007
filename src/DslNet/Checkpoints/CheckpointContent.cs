using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using DslNet.Kernels.RandomNumbers;

namespace DslNet;

/// <summary>Serialization of a training's state: length-prefixed lists, numbers little-endian.</summary>
internal static partial class CheckpointContent
{
    // A span has at most 2³¹ bytes, a list of floats up to four times that.
    private const int FloatsAtOnce = 1 << 20;

    public static void Write(Stream stream, TrainingState state)
    {
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        Write(writer, state.Identity);
        writer.Write(state.Start.Step);
        writer.Write(state.Start.Weights);
        writer.Write(state.Start.Epochs);
        Write(writer, state.Parameters);
        Write(writer, state.Buffers);
        Write(writer, state.OptimizerState);
        writer.Write(state.OptimizerSteps);
        Write(writer, state.MissedSteps);
        writer.Write(state.Random.Seed);
        writer.Write(state.Random.Step);
        writer.Write(state.FirstEpoch);
        Write(writer, state.Rates ?? throw new ArgumentException("The learning rates are missing.", nameof(state)));
        Write(writer, state.BestParameters);
        Write(writer, state.BestBuffers);
        Write(writer, state.AverageParameters);
        Write(writer, state.AverageBuffers);
        writer.Write(state.History.Epochs);
        writer.Write(state.History.Length);
        writer.Write(state.History.Checksum);
        Write(writer, state.LastCounts);
        Write(writer, state.BestCounts);
        writer.Flush();
    }

    /// <summary>Reads from the stream's position to its end.</summary>
    /// <exception cref="EndOfStreamException">A list is longer than the rest of the stream.</exception>
    /// <exception cref="FormatException">There are bytes after the end.</exception>
    public static TrainingState Read(Stream stream, byte version = CheckpointFile.Version)
    {
        using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        TrainingState state = new()
        {
            Identity = Identity(reader),
            Start = new InitialState(reader.ReadUInt64(), Text(reader), reader.ReadInt32()),
            Parameters = Floats(reader),
            Buffers = Floats(reader),
            OptimizerState = Floats(reader),
            OptimizerSteps = version < 3 ? reader.ReadInt32() : reader.ReadInt64(),
            MissedSteps = version < 4 ? [] : Longs(reader),
            Random = new RandomState(reader.ReadUInt64(), reader.ReadUInt64()),
            FirstEpoch = version < 3 ? 0 : reader.ReadInt64(),
            Rates = version < 3 ? null : Rates(reader),
            BestParameters = Floats(reader),
            BestBuffers = Floats(reader),
            AverageParameters = version < 3 ? [] : Floats(reader),
            AverageBuffers = version < 3 ? [] : Floats(reader),
            History = new HistoryMark(reader.ReadInt32(), reader.ReadInt64(), reader.ReadBytes(SHA256.HashSizeInBytes)),
            LastCounts = Counts(reader),
            BestCounts = Counts(reader),
        };
        return stream.Position == stream.Length
            ? state
            : throw new FormatException(FormattableString.Invariant($"{stream.Length - stream.Position} bytes are left behind the end."));
    }

    private static void Write(BinaryWriter writer, RateState rates)
    {
        writer.Write(rates.Factor);
        writer.Write(rates.Held);
        writer.Write(rates.Set);
        writer.Write(rates.Own);
        writer.Write(rates.Last);
    }

    private static RateState Rates(BinaryReader reader) =>
        new(reader.ReadDouble(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());

    private static void Write(BinaryWriter writer, TrainingIdentity identity)
    {
        writer.Write(identity.Settings.Count);
        foreach ((string name, string value) in identity.Settings)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static TrainingIdentity Identity(BinaryReader reader)
    {
        (string Name, string Value)[] settings = new (string, string)[Length(reader, 2)];
        for (int i = 0; i < settings.Length; i++)
        {
            settings[i] = (Text(reader), Text(reader));
        }

        return new TrainingIdentity(settings);
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        for (int start = 0; start < values.Length; start += FloatsAtOnce)
        {
            writer.Write(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(FloatsAtOnce, values.Length - start))));
        }
    }

    private static float[] Floats(BinaryReader reader)
    {
        float[] values = new float[Length(reader, sizeof(float))];
        for (int start = 0; start < values.Length; start += FloatsAtOnce)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(FloatsAtOnce, values.Length - start))));
        }

        return values;
    }

    private static void Write(BinaryWriter writer, long[] values)
    {
        writer.Write(values.Length);
        foreach (long value in values)
        {
            writer.Write(value);
        }
    }

    private static long[] Longs(BinaryReader reader)
    {
        long[] values = new long[Length(reader, sizeof(long))];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadInt64();
        }

        return values;
    }

    /// <summary>As <c>ReadString</c>, but a corrupt length is detected before memory is allocated.</summary>
    private static string Text(BinaryReader reader)
    {
        int length = reader.Read7BitEncodedInt();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return length >= 0 && length <= left
            ? Encoding.UTF8.GetString(reader.ReadBytes(length))
            : throw new EndOfStreamException(FormattableString.Invariant($"A text of {length} bytes doesn't fit into the {left} bytes that are left."));
    }

    /// <summary>The length of a list whose elements take at least the given number of bytes.</summary>
    private static int Length(BinaryReader reader, int elementBytes)
    {
        int length = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return length >= 0 && (long)length * elementBytes <= left
            ? length
            : throw new EndOfStreamException(FormattableString.Invariant($"A list of {length} elements doesn't fit into the {left} bytes that are left."));
    }
}
