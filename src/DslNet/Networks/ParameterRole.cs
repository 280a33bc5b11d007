namespace DslNet;

/// <summary>What a parameter or buffer is to its layer.</summary>
public enum ParameterRole
{
    /// <summary>A weight matrix, [in, out]; L1 and L2 penalize it.</summary>
    Weight,

    /// <summary>The bias of each unit.</summary>
    Bias,

    /// <summary>Batch normalization's scale of each feature.</summary>
    Scale,

    /// <summary>Batch normalization's shift of each feature.</summary>
    Shift,

    /// <summary>A buffer: the running mean of each feature.</summary>
    RunningMean,

    /// <summary>A buffer: the running variance of each feature.</summary>
    RunningVariance,

    /// <summary>A learned parameter of a function of the user's: one for each channel, or one for all.</summary>
    Learned,

    /// <summary>A table, [rows, features]: the features of each token or position.</summary>
    Table,

    /// <summary>A buffer, [steps, features]: the constant features of each position.</summary>
    Positions,

    /// <summary>The weight by which a recurrent layer multiplies a step of its input, [in, gates·units]: PyTorch's weight_ih. L1 and L2 penalize it.</summary>
    InputWeight,

    /// <summary>The weight by which a recurrent layer multiplies its state, [units, gates·units]: PyTorch's weight_hh. L1 and L2 penalize it.</summary>
    HiddenWeight,

    /// <summary>The bias of a recurrent layer's product with its input, [gates·units]: PyTorch's bias_ih.</summary>
    InputBias,

    /// <summary>The bias of a recurrent layer's product with its state, [gates·units]: PyTorch's bias_hh.</summary>
    HiddenBias,
}
