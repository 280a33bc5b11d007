namespace DslNet.Compiler.Kernels;

/// <summary>What a parameter or buffer is to its layer; names are those of <c>DslNet.ParameterRole</c>.</summary>
public enum ParameterRole
{
    /// <summary>[in, out]; penalised by L1 and L2.</summary>
    Weight,
    Bias,
    Scale,
    Shift,
    RunningMean,
    RunningVariance,

    /// <summary>A learned number of a user's own function.</summary>
    Learned,
}
