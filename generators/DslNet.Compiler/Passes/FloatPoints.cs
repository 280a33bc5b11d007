using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Sample points over the whole range of float for functions of one or two operands: two per octave, denser where exponentials
/// overflow; and wherever a computation leaves the normal range between two of them, the point where it does, by bisection.
/// </summary>
internal static class FloatPoints
{
    private static readonly float[] Grid = [.. Axis().Distinct().OrderBy(x => x)];

    /// <summary>The coarser grid for two operands.</summary>
    private static readonly float[] Coarse = [.. Grid.Where((x, place) => place % 4 == 0 || x == 0 || Math.Abs(x) == float.MaxValue)];

    private static readonly float[] Fixed = [0, 1, -1, 0.5f, 100, -100, 1e-20f, -1e25f, float.MaxValue, float.MinValue];

    /// <summary>The sample points of functions with that many operands, 1 or 2.</summary>
    public static IEnumerable<float[]> Of(int operands) => operands == 2
        ? Lines(2).Take(8).SelectMany(line => Coarse.Select(line))
        : Grid.Select(x => new[] { x });

    /// <summary>Those at which a computation leaves the range of normal floats; none where there are more than two operands.</summary>
    public static IEnumerable<float[]> OutOfRange(FloatTape tape, int operands)
    {
        float[] grid = operands == 2 ? Coarse : Grid;
        foreach (Func<float, float[]> line in Lines(operands))
        {
            bool wasIn = true;
            for (int i = 0; i < grid.Length; i++)
            {
                float[] point = line(grid[i]);
                bool isIn = tape.At(point).InRange;
                if (i > 0 && isIn != wasIn)
                {
                    yield return line(Edge(tape, line, isIn ? grid[i] : grid[i - 1], isIn ? grid[i - 1] : grid[i]));
                }

                if (!isIn)
                {
                    yield return point;
                }

                wasIn = isIn;
            }
        }

        foreach (float[] point in operands == 2 ? Scattered() : [])
        {
            if (!tape.At(point).InRange)
            {
                yield return point;
            }
        }
    }

    private static IEnumerable<Func<float, float[]>> Lines(int operands) => operands switch
    {
        0 or 1 => [x => [x]],
        2 => [x => [x, x], x => [x, -x], .. Fixed.SelectMany(other => new Func<float, float[]>[] { x => [x, other], x => [other, x] })],
        _ => [],
    };

    /// <summary>Pairs of grid points, scattered by a prime stride.</summary>
    private static IEnumerable<float[]> Scattered() => Enumerable.Range(0, 2 * Grid.Length).Select(i => new[] { Grid[i % Grid.Length], Grid[i * 601 % Grid.Length] });

    /// <summary>The first point out of the range, by bisection.</summary>
    private static float Edge(FloatTape tape, Func<float, float[]> line, float inside, float outside)
    {
        for (int i = 0; i < 40; i++)
        {
            float middle = (float)((inside + (double)outside) / 2);
            if (middle == inside || middle == outside)
            {
                break;
            }

            (inside, outside) = tape.At(line(middle)).InRange ? (middle, outside) : (inside, middle);
        }

        return outside;
    }

    private static IEnumerable<float> Axis()
    {
        foreach (int sign in new[] { 1, -1 })
        {
            yield return 0;
            yield return sign * float.MaxValue;
            yield return sign * float.Epsilon;
            for (int exponent = -149; exponent <= 127; exponent++)
            {
                yield return (float)(sign * Math.Pow(2, exponent));
                yield return (float)(sign * 1.45 * Math.Pow(2, exponent));
            }

            for (double x = 0.375; x < 120; x += 0.375)
            {
                yield return (float)(sign * x);
            }
        }
    }
}
