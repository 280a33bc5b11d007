using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>A term of a sum as coefficient·e^exponent.</summary>
/// <param name="Coefficient">The exponential's coefficient; negative where the term is subtracted.</param>
/// <param name="Exponent">The exponent, or the constant 0 where there is no exponential.</param>
internal sealed record ExponentialTerm(Expr Coefficient, Expr Exponent)
{
    /// <summary>Sums of more terms are left alone: no known form is that long.</summary>
    private const int MostTerms = 16;

    /// <summary>Shared subexpressions are visited once per use, so the depth is bounded.</summary>
    private const int MostFactors = 6;

    public bool IsExponential => !Exponent.IsConstant(0);

    public bool IsPositive => Coefficient is { Kind: ExprKind.Constant, Value: > 0 } && !double.IsInfinity(Coefficient.Value);

    /// <summary>log(coefficient·e^exponent), for a positive term.</summary>
    public Expr Log => Exponent + Math.Log(Coefficient.Value);

    /// <summary>The terms of a sum, or none where there are too many.</summary>
    public static IReadOnlyList<ExponentialTerm> SumOf(Expr sum) => [.. Parts(sum).Select(part => part.Negative ? Of(part.Part) is var term ? term with { Coefficient = -term.Coefficient } : term : Of(part.Part))];

    /// <summary>The terms added and subtracted, in order; none where there are too many.</summary>
    public static IReadOnlyList<(Expr Part, bool Negative)> Parts(Expr sum)
    {
        List<(Expr Part, bool Negative)> parts = [];
        Stack<(Expr Expression, bool Negative)> open = new([(sum, false)]);
        while (open.Count > 0)
        {
            (Expr expression, bool negative) = open.Pop();
            switch (expression.Kind)
            {
                case ExprKind.Add or ExprKind.Subtract:
                    open.Push((expression.Arguments[1], negative ^ (expression.Kind == ExprKind.Subtract)));
                    open.Push((expression.Arguments[0], negative));
                    break;
                case ExprKind.Negate:
                    open.Push((expression.Arguments[0], !negative));
                    break;
                default:
                    parts.Add((expression, negative));
                    break;
            }

            if (parts.Count + open.Count > MostTerms)
            {
                return [];
            }
        }

        return parts;
    }

    /// <summary>A product with its exponentials merged into one.</summary>
    public static ExponentialTerm Of(Expr product) => Of(product, MostFactors);

    private static ExponentialTerm Of(Expr product, int depth)
    {
        ExprPool pool = product.Pool;
        switch (depth == 0 ? ExprKind.Operand : product.Kind)
        {
            case ExprKind.Exp:
                return new ExponentialTerm(pool.Constant(1), product.Arguments[0]);
            case ExprKind.Negate when Of(product.Arguments[0], depth - 1) is { IsExponential: true } negated:
                return new ExponentialTerm(-negated.Coefficient, negated.Exponent);
            case ExprKind.Multiply:
                ExponentialTerm left = Of(product.Arguments[0], depth - 1);
                ExponentialTerm right = Of(product.Arguments[1], depth - 1);
                if (left.IsExponential || right.IsExponential)
                {
                    return new ExponentialTerm(left.Coefficient * right.Coefficient, left.Exponent + right.Exponent);
                }

                break;
            case ExprKind.Divide when Of(product.Arguments[0], depth - 1) is { IsExponential: true } above && !Of(product.Arguments[1], depth - 1).IsExponential:
                return new ExponentialTerm(above.Coefficient / product.Arguments[1], above.Exponent);
        }

        return new ExponentialTerm(product, pool.Constant(0));
    }
}
