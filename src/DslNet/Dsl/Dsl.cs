using System.Runtime.CompilerServices;

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

    /// <summary>
    /// An input of sequences whose rows have lengths of their own: a row of the batch is steps × features elements, step by step, followed by one number, its length, a whole
    /// number of 0 to steps. Elements behind a row's length are finite, and nothing depends on them.
    /// </summary>
    /// <param name="steps">The most steps of a sequence; 1 to 16,777,216.</param>
    /// <param name="features">Features of a step; at least 1.</param>
    /// <param name="lengths">Whether rows have lengths; else it is <see cref="Input(int, int, string?)"/>.</param>
    /// <param name="name">The input's name; null for <c>input</c>, of several <c>input1</c>, <c>input2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is out of its range, a sample has more than 2,147,483,647 elements, or the name is no identifier.</exception>
    public static Net Input(int steps, int features, bool lengths, string? name = null) => new(
        new NetInput(DslChecks.Name(name), new Shape(lengths ? Whole(steps) : DslChecks.AtLeast(1, steps), DslChecks.AtLeast(1, features))) { HasLengths = lengths });

    /// <summary>
    /// An input of sequences of tokens, which an <see cref="Embedding"/> turns into features. A row of the batch is one number for each step, a whole number of 0 to
    /// vocabulary − 1; with lengths it is followed by one more, its length, a whole number of 0 to steps. Tokens behind a row's length are valid ones, too, and nothing depends on them.
    /// </summary>
    /// <param name="steps">Tokens of a sequence, of one with a length the most; 1 to 16,777,216.</param>
    /// <param name="vocabulary">How many different tokens there are; 1 to 16,777,216, which a float holds exactly.</param>
    /// <param name="lengths">Whether rows have lengths of their own.</param>
    /// <param name="name">The input's name; null for <c>input</c>, of several <c>input1</c>, <c>input2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the name is no identifier.</exception>
    public static Net Tokens(int steps, int vocabulary, bool lengths = false, string? name = null) => new(
        new NetInput(DslChecks.Name(name), new Shape(Whole(steps))) { Vocabulary = Whole(vocabulary), HasLengths = lengths });

    /// <summary>A float holds every whole number up to 16,777,216, and so every token and every length.</summary>
    private static int Whole(int value, [CallerArgumentExpression(nameof(value))] string name = "") => DslChecks.AtMost(1 << 24, DslChecks.AtLeast(1, value, name), name);

    private static Net Declared(string? name, params int[] extents) => new(new NetInput(DslChecks.Name(name), new Shape(extents)));
}
