namespace DslNet;

/// <summary>The kinds of <see cref="Init"/>.</summary>
public enum InitKind
{
    /// <summary>Chosen from the activation that follows.</summary>
    Auto,

    /// <summary>Normal, variance 2/n_in.</summary>
    HeNormal,

    /// <summary>Uniform, variance 2/n_in.</summary>
    HeUniform,

    /// <summary>Normal, variance 2/(n_in + n_out).</summary>
    XavierNormal,

    /// <summary>Uniform, variance 2/(n_in + n_out).</summary>
    XavierUniform,

    /// <summary>Normal, variance 1/n_in.</summary>
    LeCunNormal,

    /// <summary>Normal with a given standard deviation.</summary>
    Normal,

    /// <summary>Uniform within ± a given limit.</summary>
    Uniform,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All equal to a given constant.</summary>
    Constant,
}
