using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>A number as expressions: mantissa·2^(64·(exponent + far)). Its range is unbounded; its precision is a float's.</summary>
/// <param name="Mantissa">Between 2⁻³² and 2³² in magnitude, or 0, whose exponent is far below all others; any float where there is no exponent.</param>
/// <param name="Exponent">A small integer, or null where the mantissa is the number itself.</param>
/// <param name="Far">The share of exponentials of very large numbers in the exponent, whose rounding exceeds a unit; null where that is 0.</param>
internal sealed record WideNumber(Expr Mantissa, Expr? Exponent, Expr? Far = null);
