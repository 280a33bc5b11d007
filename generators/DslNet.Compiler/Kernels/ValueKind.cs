namespace DslNet.Compiler.Kernels;

/// <summary>The storage and lifetime of a value.</summary>
public enum ValueKind
{
    /// <summary>The batch's samples; per row.</summary>
    Input,

    /// <summary>The batch's targets (class labels arrive as one-hot rows); per row.</summary>
    Target,

    /// <summary>Written by a kernel, dead at the end of the step; per row.</summary>
    Activation,

    /// <summary>Written by a pool, read by its derivative: the argmax of each window, a small integer; per row.</summary>
    Positions,

    /// <summary>Written by a kernel, dead at the end of the step; one for all rows, such as a batch's standard deviation.</summary>
    Statistic,

    /// <summary>Trained.</summary>
    Parameter,

    /// <summary>The loss's derivative with respect to a parameter.</summary>
    Gradient,

    /// <summary>One reader's contribution to the gradient of a parameter with several readers, in the gradient's layout.</summary>
    GradientPart,

    /// <summary>Persistent but not trained: a running mean, or the parameter of a frozen layer.</summary>
    Buffer,

    /// <summary>The mean loss of the batch.</summary>
    Loss,

    /// <summary>
    /// In a weighted pass, the divisor of a row's loss in the mean: Σ weights / its own weight, where without weights it is the
    /// number of rows; infinite for a weight of 0. Per row; an input beside the batch, read by <see cref="RowWeighting"/>'s kernels alone.
    /// </summary>
    RowCounts,

    /// <summary>The factor of Σ|w|, set at run time.</summary>
    L1,

    /// <summary>The factor of Σw², set at run time.</summary>
    L2,
}
