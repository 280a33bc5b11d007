namespace DslNet.Compiler.Kernels;

/// <summary>The role of a parameter or buffer in its layer; names are those of <c>DslNet.ParameterRole</c>.</summary>
public enum ParameterRole
{
    /// <summary>[in, out]; penalised by L1 and L2.</summary>
    Weight,
    Bias,
    Scale,
    Shift,
    RunningMean,
    RunningVariance,

    /// <summary>A learned parameter of a user's own function.</summary>
    Learned,

    /// <summary>[rows, features], read row by row by tokens or positions; not penalised.</summary>
    Table,

    /// <summary>A buffer: the constant features of each position.</summary>
    Positions,

    /// <summary>Of a recurrence: the weight of a step of the input, [in, gates·units]; penalised by L1 and L2.</summary>
    InputWeight,

    /// <summary>Of a recurrence: the weight of the state, [units, gates·units]; penalised by L1 and L2.</summary>
    HiddenWeight,
    InputBias,
    HiddenBias,
}
