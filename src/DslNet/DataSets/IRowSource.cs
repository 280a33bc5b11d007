namespace DslNet;

/// <summary>
/// Rows of floats that need not be in memory, such as the images in a file on disk. A <see cref="Dataset"/> takes one as its
/// features, and training reads from it, batch by batch, the rows it is about to use.
/// </summary>
public interface IRowSource
{
    /// <summary>The number of rows; it never changes.</summary>
    int Count { get; }

    /// <summary>The number of values a row has; it never changes.</summary>
    int RowSize { get; }

    /// <summary>Reads consecutive rows: always the same values for the same row. May be called by several threads at once and should allocate nothing.</summary>
    /// <param name="first">The first row, in 0..<see cref="Count"/>.</param>
    /// <param name="destination">As many rows as it has room for, row-major [rows × <see cref="RowSize"/>].</param>
    void Read(int first, Span<float> destination);
}
