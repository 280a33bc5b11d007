namespace DslNet.Compiler.Passes;

/// <summary>How a derivative is said.</summary>
public enum SlopeForm
{
    /// <summary>By the function's value where that will do: sigmoid's is y·(1 − y).</summary>
    ByOutput,

    /// <summary>To full relative precision far out, too: sigmoid's is sigmoid(x)·sigmoid(−x).</summary>
    ByInput,

    /// <summary>
    /// Likewise, and a factor of 0 stays 0 where the other is infinite: the slope of a saturated function (e^x, tanh, sigmoid, softplus, erf) or of |x| at 0, and
    /// that of an argument of a logarithm, a root or a power.
    /// </summary>
    Held,
}
