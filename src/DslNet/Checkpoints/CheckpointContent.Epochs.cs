namespace DslNet;

/// <content>The records of the epochs, which are in a file of their own.</content>
internal static partial class CheckpointContent
{
    private const byte NoValidation = 0;
    private const byte Classification = 1;
    private const byte Regression = 2;
    private const byte MultiLabel = 3;
    private const byte Heads = 4;
    private const byte Labels = 5;

    /// <summary>A record without the confusion counts, so that its length doesn't depend on the number of classes.</summary>
    public static byte[] ToBytes(EpochRecord epoch)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(epoch.Epoch);
        writer.Write(epoch.TrainLoss);
        writer.Write(epoch.LearningRate);
        writer.Write(epoch.GradientNorm);
        writer.Write(epoch.Seconds);
        writer.Write(epoch.Warning ?? "");
        Write(writer, epoch.Validation);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="EndOfStreamException">The record is truncated.</exception>
    /// <exception cref="FormatException">There are bytes after its end.</exception>
    public static EpochRecord EpochFromBytes(byte[] content)
    {
        using BinaryReader reader = new(new MemoryStream(content, writable: false));
        int number = reader.ReadInt32();
        double trainLoss = reader.ReadDouble();
        float rate = reader.ReadSingle();
        double norm = reader.ReadDouble();
        double seconds = reader.ReadDouble();
        string warning = Text(reader);
        EpochRecord epoch = new(number, trainLoss, Validation(reader), rate, norm, seconds) { Warning = warning.Length == 0 ? null : warning };
        return reader.BaseStream.Position == content.Length
            ? epoch
            : throw new FormatException(FormattableString.Invariant($"{content.Length - reader.BaseStream.Position} bytes are left behind the record."));
    }

    private static void Write(BinaryWriter writer, Evaluation? validation)
    {
        switch (validation)
        {
            case { Heads: { Count: > 0 } heads, Loss: var loss }:
                writer.Write(Heads);
                writer.Write(loss);
                writer.Write(heads.Count);
                foreach (HeadEvaluation head in heads)
                {
                    writer.Write(head.Name);
                    Write(writer, head.Evaluation);
                }

                break;
            case { Classification: { } classes, MultiLabel: { } labels, Loss: var loss }:
                writer.Write(MultiLabel);
                writer.Write(loss);
                Write(writer, classes.Summary);
                Write(writer, labels.Summary);
                break;
            case { Classification: { } classes, Loss: var loss }:
                writer.Write(Classification);
                writer.Write(loss);
                Write(writer, classes.Summary);
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
            case { LabelErrors: { } errors, Loss: var loss }:
                writer.Write(Labels);
                writer.Write(loss);
                writer.Write(errors.Substitutions);
                writer.Write(errors.Deletions);
                writer.Write(errors.Insertions);
                writer.Write(errors.ReferenceLength);
                break;
            default:
                writer.Write(NoValidation);
                break;
        }
    }

    private static Evaluation? Validation(BinaryReader reader)
    {
        byte kind = reader.ReadByte();
        return kind switch
        {
            NoValidation => null,
            Classification => new Evaluation(reader.ReadDouble(), new ClassificationReport(Summary(reader)), null),
            MultiLabel => new Evaluation(reader.ReadDouble(), new ClassificationReport(Summary(reader)), null) { MultiLabel = new MultiLabelReport(LabelSummary(reader)) },
            Regression => new Evaluation(
                reader.ReadDouble(),
                null,
                new RegressionReport(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble())),
            Labels => new Evaluation(reader.ReadDouble(), null, null) { LabelErrors = new EditCounts(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()) },
            Heads => new Evaluation(reader.ReadDouble(), null, null) { Heads = HeadList(reader) },
            _ => throw new FormatException(FormattableString.Invariant($"An evaluation of the unknown kind {kind}.")),
        };
    }

    private static HeadEvaluation[] HeadList(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        List<HeadEvaluation> heads = [];
        for (int i = 0; i < count; i++)
        {
            string name = Text(reader);
            heads.Add(new HeadEvaluation(name, Validation(reader) is { Heads.Count: 0 } evaluation ? evaluation : throw new FormatException($"The output \"{name}\" has no evaluation of its own.")));
        }

        return [.. heads];
    }

    private static void Write(BinaryWriter writer, ClassSummary summary)
    {
        writer.Write(summary.ClassCount);
        writer.Write(summary.Correct);
        writer.Write(summary.Total);
        Write(writer, [summary.Micro, summary.Macro, summary.Weighted, summary.Second]);
    }

    private static void Write(BinaryWriter writer, MultiLabelSummary summary)
    {
        writer.Write(summary.Count);
        Write(writer, [summary.Micro, summary.Macro, summary.Weighted, summary.Samples]);
        writer.Write(summary.SubsetAccuracy);
        writer.Write(summary.HammingLoss);
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<ClassScores> all)
    {
        foreach (ClassScores scores in all)
        {
            writer.Write(scores.Precision);
            writer.Write(scores.Recall);
            writer.Write(scores.F1);
            writer.Write(scores.Support);
        }
    }

    private static ClassSummary Summary(BinaryReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), Scores(reader), Scores(reader), Scores(reader), Scores(reader));

    private static MultiLabelSummary LabelSummary(BinaryReader reader) =>
        new(reader.ReadInt32(), Scores(reader), Scores(reader), Scores(reader), Scores(reader), reader.ReadDouble(), reader.ReadDouble());

    private static ClassScores Scores(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32());
}
