using System.Buffers;

namespace DslNet;

/// <summary>The rows of a source with a transform applied whenever they are read.</summary>
internal sealed class TransformedRows(IRowSource source, IFeatureTransform transform) : IRowSource
{
    public int Count => source.Count;

    public int RowSize => transform.OutputSize;

    public void Read(int first, Span<float> destination)
    {
        int size = source.RowSize;
        float[] rented = ArrayPool<float>.Shared.Rent(size);   // a row at a time: what the pool keeps stays small
        try
        {
            for (int start = 0, row = first; start < destination.Length; start += RowSize, row++)
            {
                source.Read(row, rented.AsSpan(0, size));
                transform.Apply(rented.AsSpan(0, size), destination.Slice(start, RowSize));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
