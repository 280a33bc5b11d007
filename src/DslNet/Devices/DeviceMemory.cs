using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>The stretches of a device's memory that the host reads or writes; each begins with what is asked for.</summary>
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

    /// <summary>What a cross-entropy's softmax or sigmoid is of in eval mode.</summary>
    EvalLogits,

    /// <summary>All parameters in the order of declaration, row-major, without padding.</summary>
    Parameters,

    /// <summary>Their gradients, laid out as they are.</summary>
    Gradients,

    /// <summary>All buffers in the order of declaration.</summary>
    Buffers,

    /// <summary>The mean loss of the last backward pass, one number.</summary>
    Loss,

    /// <summary>In a weighted pass, how many rows each row's loss is divided by, one number a row.</summary>
    RowCounts,

    /// <summary>What positive targets count, one number for each output; of losses that ask for it.</summary>
    PositiveWeights,

    /// <summary>Sums of squares of the gradients, which together give their norm.</summary>
    Squares,

    /// <summary>The gradient by the input, rows × input size; of networks that were asked for it.</summary>
    InputGradient,
}
