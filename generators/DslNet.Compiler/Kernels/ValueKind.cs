namespace DslNet.Compiler.Kernels;

/// <summary>Where a value lives and how long.</summary>
public enum ValueKind
{
    /// <summary>The batch's samples; per row.</summary>
    Input,

    /// <summary>The batch's targets (class labels arrive as one-hot rows); per row.</summary>
    Target,

    /// <summary>Written by a kernel, dead at the end of the step; per row.</summary>
    Activation,

    /// <summary>Written by a pool, read by its derivative: the place in the window that was kept, a small whole number; per row.</summary>
    Positions,

    /// <summary>Written by a kernel, dead at the end of the step; one for all rows, such as a batch's deviation.</summary>
    Statistic,

    /// <summary>Trained.</summary>
    Parameter,

    /// <summary>The loss's derivative by a parameter.</summary>
    Gradient,

    /// <summary>What one of several readers of a parameter gives to its gradient, laid out as that is.</summary>
    GradientPart,

    /// <summary>Kept from step to step but not trained: a running mean, or the parameter of a frozen layer.</summary>
    Buffer,

    /// <summary>The mean loss of the batch.</summary>
    Loss,

    /// <summary>
    /// In a weighted pass, how many rows a row's loss is divided by in the mean: Σ weights / its own weight, where without weights it is the
    /// number of rows; infinite for a weight of 0. Per row; handed in with the batch, read by <see cref="RowWeighting"/>'s kernels alone.
    /// </summary>
    RowCounts,

    /// <summary>The factor of Σ|w|, set at run time.</summary>
    L1,

    /// <summary>The factor of Σw², set at run time.</summary>
    L2,
}
