namespace DslNet.Kernels;

// What a pass checks before it writes anything.
public sealed partial class NetworkDriver
{
    /// <summary>Checks a batch and moves it in.</summary>
    /// <returns>Its rows.</returns>
    private int Load(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        int rows = checks.Backward(input, target);
        LoadInput(input);
        LoadTarget(target);
        return rows;
    }

    private int Load(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        int rows = checks.Backward(input, labels);
        LoadInput(input);
        LoadLabels(labels);
        return rows;
    }

    private static void CheckOptimizer(ICompiledNetwork program, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);

        // Refuses another optimizer's network now rather than after the backward pass.
        optimizer.Bind((INetwork)program);
    }
}
