using System.Runtime.InteropServices;
using System.Text;
using DslNet.Kernels;

namespace DslNet;

/// <summary>A training's state as bytes: each list with its length in front, numbers as they are in memory.</summary>
internal static class CheckpointContent
{
    private const byte NoValidation = 0;
    private const byte Classification = 1;
    private const byte Regression = 2;

    public static byte[] ToBytes(TrainingState state)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(state.Identity);
        Write(writer, state.Parameters);
        Write(writer, state.Buffers);
        Write(writer, state.OptimizerState);
        writer.Write(state.OptimizerSteps);
        writer.Write(state.Random.Seed);
        writer.Write(state.Random.Step);
        Write(writer, state.BestParameters);
        Write(writer, state.BestBuffers);
        writer.Write(state.Epochs.Length);
        foreach (EpochRecord epoch in state.Epochs)
        {
            Write(writer, epoch);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="EndOfStreamException">A list is longer than what is there.</exception>
    /// <exception cref="FormatException">Something is left behind the end.</exception>
    public static TrainingState FromBytes(byte[] content)
    {
        using BinaryReader reader = new(new MemoryStream(content, writable: false));
        TrainingState state = new()
        {
            Identity = Text(reader),
            Parameters = Floats(reader),
            Buffers = Floats(reader),
            OptimizerState = Floats(reader),
            OptimizerSteps = reader.ReadInt32(),
            Random = new RandomState(reader.ReadUInt64(), reader.ReadUInt64()),
            BestParameters = Floats(reader),
            BestBuffers = Floats(reader),
            Epochs = Epochs(reader),
        };
        return reader.BaseStream.Position == content.Length
            ? state
            : throw new FormatException(FormattableString.Invariant($"{content.Length - reader.BaseStream.Position} bytes are left behind the last epoch."));
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static float[] Floats(BinaryReader reader)
    {
        float[] values = new float[Length(reader, sizeof(float))];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <summary>As <c>ReadString</c>, but a damaged length is told as any other list's, and takes no memory.</summary>
    private static string Text(BinaryReader reader)
    {
        int length = reader.Read7BitEncodedInt();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return length >= 0 && length <= left
            ? Encoding.UTF8.GetString(reader.ReadBytes(length))
            : throw new EndOfStreamException(FormattableString.Invariant($"A text of {length} bytes doesn't fit into the {left} bytes that are left."));
    }

    /// <summary>The length of a list whose elements take so many bytes at least.</summary>
    private static int Length(BinaryReader reader, int elementBytes)
    {
        int length = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return length >= 0 && (long)length * elementBytes <= left
            ? length
            : throw new EndOfStreamException(FormattableString.Invariant($"A list of {length} elements doesn't fit into the {left} bytes that are left."));
    }

    private static void Write(BinaryWriter writer, EpochRecord epoch)
    {
        writer.Write(epoch.Epoch);
        writer.Write(epoch.TrainLoss);
        writer.Write(epoch.LearningRate);
        writer.Write(epoch.GradientNorm);
        writer.Write(epoch.Seconds);
        writer.Write(epoch.Warning ?? "");
        switch (epoch.Validation)
        {
            case { Classification: { } classes, Loss: var loss }:
                writer.Write(Classification);
                writer.Write(loss);
                Write(writer, classes.ConfusionMatrix);
                break;
            case { Regression: { } scores, Loss: var loss }:
                writer.Write(Regression);
                writer.Write(loss);
                writer.Write(scores.MeanSquaredError);
                writer.Write(scores.MeanAbsoluteError);
                writer.Write(scores.RootMeanSquaredError);
                writer.Write(scores.MeanAbsolutePercentageError);
                writer.Write(scores.R2);
                break;
            default:
                writer.Write(NoValidation);
                break;
        }
    }

    private static EpochRecord[] Epochs(BinaryReader reader)
    {
        EpochRecord[] epochs = new EpochRecord[Length(reader, sizeof(int) + (3 * sizeof(double)) + sizeof(float) + 2)];
        for (int i = 0; i < epochs.Length; i++)
        {
            int number = reader.ReadInt32();
            double trainLoss = reader.ReadDouble();
            float rate = reader.ReadSingle();
            double norm = reader.ReadDouble();
            double seconds = reader.ReadDouble();
            string warning = Text(reader);
            epochs[i] = new EpochRecord(number, trainLoss, Validation(reader), rate, norm, seconds) { Warning = warning.Length == 0 ? null : warning };
        }

        return epochs;
    }

    private static Evaluation? Validation(BinaryReader reader)
    {
        byte kind = reader.ReadByte();
        return kind switch
        {
            NoValidation => null,
            Classification => new Evaluation(reader.ReadDouble(), new ClassificationReport(Matrix(reader)), null),
            Regression => new Evaluation(
                reader.ReadDouble(),
                null,
                new RegressionReport(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble())),
            _ => throw new FormatException(FormattableString.Invariant($"An evaluation of the unknown kind {kind}.")),
        };
    }

    private static void Write(BinaryWriter writer, ConfusionMatrix matrix)
    {
        writer.Write(matrix.ClassCount);
        foreach (string name in matrix.ClassNames)
        {
            writer.Write(name);
        }

        for (int truth = 0; truth < matrix.ClassCount; truth++)
        {
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
            {
                writer.Write(matrix[truth, predicted]);
            }
        }
    }

    private static ConfusionMatrix Matrix(BinaryReader reader)
    {
        string[] names = new string[Length(reader, 1)];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Text(reader);
        }

        // Before memory is taken: few bytes of names could ask for gigabytes of counts.
        long cells = (long)names.Length * names.Length, left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (cells * sizeof(int) > left)
        {
            throw new EndOfStreamException(FormattableString.Invariant($"A confusion matrix of {names.Length} classes doesn't fit into the {left} bytes that are left."));
        }

        int[] counts = new int[cells];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.ReadInt32();
        }

        return new ConfusionMatrix(names, counts);
    }
}
