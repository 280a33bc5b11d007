namespace DslNet;

/// <summary>Selected rows of a source, in a given order.</summary>
internal sealed class SelectedRows(IRowSource source, int[] rows) : IRowSource
{
    public int Count => rows.Length;

    public int RowSize => source.RowSize;

    public void Read(int first, Span<float> destination)
    {
        for (int start = 0, row = first; start < destination.Length; start += RowSize, row++)
        {
            source.Read(rows[row], destination.Slice(start, RowSize));
        }
    }
}
