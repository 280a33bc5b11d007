namespace DslNet;

/// <summary>
/// The vocabulary of a definition, meant for <c>using static DslNet.Dsl</c>. They are ordinary values and methods: run, a definition returns a
/// <see cref="Net"/>; at compile time the same definition is read and turned into code.
/// </summary>
public static partial class Dsl
{
    /// <summary>An input of flat samples.</summary>
    /// <param name="size">Features of a sample; at least 1.</param>
    /// <param name="name">The input's name; null for <c>input</c>, of several <c>input1</c>, <c>input2</c>, …, in the order of their declaration.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1, or the name is no identifier.</exception>
    public static Net Input(int size, string? name = null) => Declared(name, DslChecks.AtLeast(1, size));

    /// <summary>An input of sequences, position by position.</summary>
    /// <param name="length">Positions in a sample; at least 1.</param>
    /// <param name="channels">Channels of a position; at least 1.</param>
    /// <param name="name">The input's name; null for <c>input</c>, of several <c>input1</c>, <c>input2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1, a sample has more than 2,147,483,647 elements, or the name is no identifier.</exception>
    public static Net Input(int length, int channels, string? name = null) => Declared(name, DslChecks.AtLeast(1, length), DslChecks.AtLeast(1, channels));

    /// <summary>An input of images, row by row, each pixel with its channels (NHWC).</summary>
    /// <param name="height">In pixels; at least 1.</param>
    /// <param name="width">In pixels; at least 1.</param>
    /// <param name="channels">Channels of a pixel; at least 1.</param>
    /// <param name="name">The input's name; null for <c>input</c>, of several <c>input1</c>, <c>input2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1, a sample has more than 2,147,483,647 elements, or the name is no identifier.</exception>
    public static Net Input(int height, int width, int channels, string? name = null) =>
        Declared(name, DslChecks.AtLeast(1, height), DslChecks.AtLeast(1, width), DslChecks.AtLeast(1, channels));

    private static Net Declared(string? name, params int[] extents) => new(new NetInput(DslChecks.Name(name), new Shape(extents)));
}
