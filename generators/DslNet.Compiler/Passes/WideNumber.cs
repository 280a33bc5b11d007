using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>A number as expressions: mantissa·2^(64·(exponent + far)). Its range has no end; its precision is a float's.</summary>
/// <param name="Mantissa">Between 2⁻³² and 2³² in magnitude, or 0, whose exponent is far below all others; any number where there is no exponent.</param>
/// <param name="Exponent">A small whole number, or null where the mantissa is the number itself.</param>
/// <param name="Far">What exponentials of very large numbers add to the exponent, in steps that are too coarse to count by; null where that is 0.</param>
internal sealed record WideNumber(Expr Mantissa, Expr? Exponent, Expr? Far = null);
