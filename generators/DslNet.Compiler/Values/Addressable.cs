namespace DslNet.Compiler;

/// <summary>
/// The size limits of a network. Memory is aligned to cache lines of 16 floats, and generated code indexes floats by int: larger sizes are refused before any
/// pass computes with them. Until then sizes are doubles, which don't overflow and are exact far beyond the limit.
/// </summary>
internal static class Addressable
{
    /// <summary>The most floats of one value of one row, or of all parameters and buffers together; the last whole line that an int counts.</summary>
    public const int Floats = int.MaxValue / Line * Line;

    private const int Line = 16;
    private const int Vector = 8;

    /// <summary>Floats that a sample takes where each of its pixels is padded to whole vectors, as activations are.</summary>
    public static double FloatsOf(Shape shape)
    {
        double floats = Filled(shape.Channels, Vector);
        for (int i = 0; i < shape.Rank - 1; i++)
        {
            floats *= shape.Extents[i];
        }

        return floats;
    }

    /// <summary>Floats of a vector of parameters.</summary>
    public static double Parameters(int count) => Filled(count, Line);

    /// <summary>Floats of a weight: each of its rows is padded to whole lines.</summary>
    public static double Weight(double rows, int columns) => rows * Filled(columns, Line);

    /// <summary>The double as a long, saturated.</summary>
    public static long Saturated(double number) => number < long.MaxValue ? (long)number : long.MaxValue;

    private static double Filled(double count, int unit) => System.Math.Ceiling(count / unit) * unit;
}
