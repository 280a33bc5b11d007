namespace DslNet.Compiler.Passes;

/// <summary>The form in which a derivative is expressed.</summary>
public enum SlopeForm
{
    /// <summary>In terms of the function's value where that suffices: sigmoid's is y·(1 − y).</summary>
    ByOutput,

    /// <summary>In terms of the argument, to full relative precision in the tails, too: sigmoid's is sigmoid(x)·sigmoid(−x).</summary>
    ByInput,

    /// <summary>
    /// Likewise, and a factor of 0 stays 0 where the other is infinite: the derivative of a saturated function (e^x, tanh, sigmoid, softplus, erf) or of |x| at 0, and
    /// that of an argument of a logarithm, a root or a power.
    /// </summary>
    Held,
}
