namespace DslNet;

/// <summary>
/// The words of a definition, meant for <c>using static DslNet.Dsl</c>. They are ordinary values and methods: run, a definition returns a
/// <see cref="Net"/>; at compile time the same definition is read and turned into code.
/// </summary>
public static partial class Dsl
{
    /// <summary>A network over flat samples.</summary>
    /// <param name="size">Numbers in a sample; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static Net Input(int size) => new(new Shape(DslChecks.AtLeast(1, size)), Layer.Empty);

    /// <summary>A network over sequences, position by position.</summary>
    /// <param name="length">Positions in a sample; at least 1.</param>
    /// <param name="channels">Numbers at a position; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1, or there are more than 2,147,483,647 numbers in a sample.</exception>
    public static Net Input(int length, int channels) => new(new Shape(DslChecks.AtLeast(1, length), DslChecks.AtLeast(1, channels)), Layer.Empty);

    /// <summary>A network over images, row by row, each pixel with its channels (NHWC).</summary>
    /// <param name="height">Rows of pixels; at least 1.</param>
    /// <param name="width">Pixels in a row; at least 1.</param>
    /// <param name="channels">Numbers at a pixel; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1, or there are more than 2,147,483,647 numbers in a sample.</exception>
    public static Net Input(int height, int width, int channels) =>
        new(new Shape(DslChecks.AtLeast(1, height), DslChecks.AtLeast(1, width), DslChecks.AtLeast(1, channels)), Layer.Empty);
}
