namespace DslNet.Kernels;

// What a pass checks before it writes anything.
public sealed partial class NetworkDriver
{
    private int CheckTrainingRows(ReadOnlySpan<float> input)
    {
        ThrowIfDisposed();
        return checks.TrainingRows(input);
    }

    private int CheckBackward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        ThrowIfDisposed();
        return checks.Backward(input, target);
    }

    private int CheckBackward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        ThrowIfDisposed();
        return checks.Backward(input, labels);
    }

    private static void CheckOptimizer(ICompiledNetwork program, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);

        // Refuses another optimizer's network now rather than after the backward pass.
        optimizer.Bind((INetwork)program);
    }

    private void ThrowIfNoLoss() => checks.MustHaveLoss();
}
