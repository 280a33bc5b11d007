namespace DslNet;

/// <summary>What a parameter or buffer is to its layer.</summary>
public enum ParameterRole
{
    /// <summary>[in, out]; what L1 and L2 penalise.</summary>
    Weight,

    /// <summary>One number for each unit.</summary>
    Bias,

    /// <summary>Batch normalization's factor for each feature.</summary>
    Scale,

    /// <summary>Batch normalization's summand for each feature.</summary>
    Shift,

    /// <summary>A buffer: the running mean of each feature.</summary>
    RunningMean,

    /// <summary>A buffer: the running variance of each feature.</summary>
    RunningVariance,
}
