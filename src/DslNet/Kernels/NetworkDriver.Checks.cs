namespace DslNet.Kernels;

// What a pass checks before it writes anything.
public sealed partial class NetworkDriver
{
    private int CheckTrainingRows(ReadOnlySpan<float> input)
    {
        ThrowIfDisposed();
        int rows = BatchChecks.Rows(input, InputSize);
        BatchChecks.Fits(rows, BatchSize);
        if (normalizingLayer is not null)
        {
            BatchChecks.EnoughForStatistics(rows, normalizingLayer);
        }

        return rows;
    }

    private int CheckBackward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        ThrowIfDisposed();
        ThrowIfNoLoss();
        int rows = CheckTrainingRows(input);
        BatchChecks.Length(target.Length, rows, OutputSize, nameof(target));
        return rows;
    }

    private int CheckBackward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        ThrowIfDisposed();
        ThrowIfNoLoss();
        if (Info.Loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
        {
            throw new InvalidOperationException($"Labels are for Loss.CrossEntropy and Loss.BinaryCrossEntropy; {Info.Name} has Loss.{Info.Loss}. Give it targets as float.");
        }

        int rows = CheckTrainingRows(input);
        bool classes = Info.Loss == Loss.CrossEntropy;
        BatchChecks.Labels(labels, rows, classes ? 1 : OutputSize, classes ? OutputSize : 2);
        return rows;
    }

    private static void CheckOptimizer(ICompiledNetwork program, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);

        // Refuses another optimizer's network now rather than after the backward pass.
        optimizer.Bind((INetwork)program);
    }

    private void ThrowIfNoLoss()
    {
        if (Info.Loss == Loss.None)
        {
            throw new InvalidOperationException($"{Info.Name} has no loss (Loss.None), so it can't be trained. Set Loss in its [Network] attribute.");
        }
    }
}
