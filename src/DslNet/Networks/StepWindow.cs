namespace DslNet;

/// <summary>A window of a convolution or a pool that slides along the steps of a sequence: of n steps it leaves ⌊(n + slack) / stride⌋ + 1, and none of none.</summary>
/// <param name="Slack">Steps of padding on both sides, less the steps from the window's first to its last.</param>
/// <param name="Stride">Steps from one window to the next; at least 1.</param>
public readonly record struct StepWindow(int Slack, int Stride)
{
    /// <summary>The steps that it leaves of a row.</summary>
    /// <param name="steps">The row's steps; 0 or more.</param>
    public int Behind(int steps) => steps == 0 || steps + Slack < 0 ? 0 : ((steps + Slack) / Stride) + 1;
}
