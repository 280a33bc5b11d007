namespace DslNet;

/// <summary>A tensor of the file.</summary>
/// <param name="Name">As PyTorch says.</param>
/// <param name="Shape">As PyTorch says.</param>
/// <param name="IsTransposed">Whether it lies here the other way round.</param>
internal sealed record SafetensorsPart(string Name, int[] Shape, bool IsTransposed)
{
    public int Count => Shape.Aggregate(1, (product, extent) => product * extent);

    /// <summary>From [in, out] to [out, in], or back with the extents exchanged.</summary>
    public static void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                destination[(column * rows) + row] = source[(row * columns) + column];
            }
        }
    }
}
