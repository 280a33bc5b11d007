namespace DslNet;

/// <content>Counts of classes, of which a checkpoint holds those of two epochs at most.</content>
internal static partial class CheckpointContent
{
    private static void Write(BinaryWriter writer, ConfusionMatrix? matrix)
    {
        writer.Write(matrix?.ClassCount ?? 0);
        foreach (string name in matrix?.ClassNames ?? [])
        {
            writer.Write(name);
        }

        for (int truth = 0; truth < matrix?.ClassCount; truth++)
        {
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
            {
                // Of many classes most counts are 0, a byte each.
                writer.Write7BitEncodedInt(matrix[truth, predicted]);
            }
        }
    }

    private static ConfusionMatrix? Matrix(BinaryReader reader)
    {
        string[] names = new string[Length(reader, 1)];
        if (names.Length == 0)
        {
            return null;
        }

        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Text(reader);
        }

        // Before memory is taken: few bytes of names could ask for gigabytes of counts.
        long cells = (long)names.Length * names.Length, left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (cells > left)
        {
            throw new EndOfStreamException(FormattableString.Invariant($"A confusion matrix of {names.Length} classes doesn't fit into the {left} bytes that are left."));
        }

        int[] counts = new int[cells];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.Read7BitEncodedInt();
        }

        return new ConfusionMatrix(names, counts);
    }
}
