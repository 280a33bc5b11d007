namespace DslNet.Kernels;

/// <summary>A pool that is done row by row, as soon as the rows that it sees are there.</summary>
internal unsafe interface IPoolRows
{
    /// <summary>Makes a row of pixels of the output.</summary>
    /// <param name="lines">The first row of pixels that its windows see.</param>
    /// <param name="row">The image.</param>
    /// <param name="outY">The row of the output.</param>
    void Row(float* lines, int row, int outY);
}
