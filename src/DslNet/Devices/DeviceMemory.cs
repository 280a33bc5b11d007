using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>The regions of a device's memory that the host reads or writes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum DeviceMemory
{
    /// <summary>The batch's samples, rows × input size.</summary>
    Input,

    /// <summary>The batch's targets, rows × output size.</summary>
    Target,

    /// <summary>The output in training mode.</summary>
    TrainOutput,

    /// <summary>The output in eval mode.</summary>
    EvalOutput,

    /// <summary>The logits in eval mode: the input of a cross-entropy's softmax or sigmoid.</summary>
    EvalLogits,

    /// <summary>All parameters in the order of declaration, row-major, without padding.</summary>
    Parameters,

    /// <summary>Their gradients, in the same layout.</summary>
    Gradients,

    /// <summary>All buffers in the order of declaration.</summary>
    Buffers,

    /// <summary>The mean loss of the last backward pass, one float.</summary>
    Loss,

    /// <summary>In a weighted pass, the divisor of each row's loss, Σ w / w, [rows].</summary>
    RowCounts,

    /// <summary>The weights of positive targets, [outputs]; for losses that use them.</summary>
    PositiveWeights,

    /// <summary>Partial sums of squares of the gradients, for their norm.</summary>
    Squares,

    /// <summary>The gradient with respect to the input, rows × input size; for networks that compute it.</summary>
    InputGradient,
}
