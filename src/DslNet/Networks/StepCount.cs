namespace DslNet;

/// <summary>How many steps of an output's row count, where its rows have lengths: those that the length leaves behind the windows of convolutions and pools.</summary>
/// <param name="Place">Where a row of the input has the length.</param>
public sealed record StepCount(int Place)
{
    private readonly StepWindow[] windows = [];

    /// <summary>The windows between input and output, in order; none where the output has as many steps as the input.</summary>
    public IReadOnlyList<StepWindow> Windows
    {
        get => windows;
        init => windows = [.. value];
    }

    /// <summary>The steps of a row of the output that count; those behind them are padding.</summary>
    /// <param name="input">The row of the input, all inputs with their lengths one behind the other.</param>
    public int Of(ReadOnlySpan<float> input)
    {
        int steps = (int)input[Place];
        foreach (StepWindow window in windows)
        {
            steps = window.Behind(steps);
        }

        return steps;
    }
}
