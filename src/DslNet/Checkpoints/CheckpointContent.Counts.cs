namespace DslNet;

/// <content>Counts of classes, of which a checkpoint holds those of two epochs at most.</content>
internal static partial class CheckpointContent
{
    private static void Write(BinaryWriter writer, SparseCounts? counts)
    {
        writer.Write(counts?.Cells.Count ?? 0);
        foreach ((int truth, int predicted, int count) in counts?.Cells ?? [])
        {
            writer.Write7BitEncodedInt(truth);
            writer.Write7BitEncodedInt(predicted);
            writer.Write7BitEncodedInt(count);
        }
    }

    private static SparseCounts? Counts(BinaryReader reader)
    {
        (int, int, int)[] cells = new (int, int, int)[Length(reader, 3)];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        }

        return cells.Length == 0 ? null : new SparseCounts(cells);
    }
}
