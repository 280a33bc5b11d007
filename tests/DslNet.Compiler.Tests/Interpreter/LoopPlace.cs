namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Where a run stands among the elements that random numbers belong to: the number of each row's line in a value whose leading axes are the steps of the
/// loops around it.
/// </summary>
/// <param name="Rows">The line of each row that is run.</param>
/// <param name="Whole">The line of what isn't per row.</param>
internal sealed record LoopPlace(int[] Rows, int Whole)
{
    /// <summary>Outside of all loops.</summary>
    public static LoopPlace Outside(int rows) => new([.. Enumerable.Range(0, rows)], 0);

    /// <summary>In a step of a loop.</summary>
    /// <param name="steps">The loop's steps.</param>
    /// <param name="step">This one, counted along the sequence.</param>
    /// <param name="active">The rows that the step is run for.</param>
    public LoopPlace Inside(int steps, int step, int[] active) => new([.. active.Select(row => (Rows[row] * steps) + step)], (Whole * steps) + step);
}
