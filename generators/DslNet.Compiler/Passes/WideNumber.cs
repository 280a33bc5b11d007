using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>A number as a pair of expressions: mantissa·2^(64·exponent). Its range has no end; its precision is a float's.</summary>
/// <param name="Mantissa">Between 2⁻³² and 2³² in magnitude, or 0, whose exponent is far below all others; any number where there is no exponent.</param>
/// <param name="Exponent">A whole number, or null where the mantissa is the number itself.</param>
internal sealed record WideNumber(Expr Mantissa, Expr? Exponent);
