namespace DslNet;

/// <content>The records of the epochs.</content>
internal static partial class CheckpointContent
{
    private const byte NoValidation = 0;
    private const byte Classification = 1;
    private const byte Regression = 2;

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
