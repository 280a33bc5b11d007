using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// A user's formula in forms that neither overflow nor cancel where the function itself doesn't: softplus, sigmoid and tanh are
/// recognised in all their common spellings, logarithms of sums of exponentials are computed with the greatest exponent factored out (log-sum-exp), quotients and
/// products of exponentials are merged. Each form has the same value in exact arithmetic, and at a tie, and at 0, the derivative of the function itself
/// (so that max(x, 0) + log(1 + e^−|x|) has the derivative of a softplus, ½ at 0).
/// </summary>
internal sealed class StableForms(ExprPool pool, IReadOnlyList<Expr> operands) : Rebuilding(pool, operands)
{
    private readonly ExprPool pool = pool;

    /// <summary>The formula in stable forms, in its own pool.</summary>
    public static Expr Of(Expr formula)
    {
        int count = formula.Operands().DefaultIfEmpty(-1).Max() + 1;
        return formula.Fold(new StableForms(formula.Pool, [.. Enumerable.Range(0, count).Select(formula.Pool.Operand)]));
    }

    /// <summary>e^(−softplus(x)) is sigmoid(−x).</summary>
    public override Expr Exp(Expr x) => x is { Kind: ExprKind.Negate } && x.Arguments[0] is { Kind: ExprKind.Softplus } softplus ? pool.Sigmoid(-softplus.Arguments[0]) : pool.Exp(x);

    public override Expr Log(Expr x)
    {
        // log √x is log(x)/2, log(c/x) is log c − log x, and log(c·x) is log c + log x.
        double factor = 1;
        double offset = 0;
        Expr inner = x;
        while (true)
        {
            if (inner.Kind == ExprKind.Sqrt)
            {
                factor *= 0.5;
                inner = inner.Arguments[0];
            }
            else if (inner.Kind == ExprKind.Divide && IsPositive(inner.Arguments[0]))
            {
                offset += factor * Math.Log(inner.Arguments[0].Value);
                factor = -factor;
                inner = inner.Arguments[1];
            }
            else if (inner.Kind == ExprKind.Multiply && IsPositive(inner.Arguments[0]))
            {
                offset += factor * Math.Log(inner.Arguments[0].Value);
                inner = inner.Arguments[1];
            }
            else if (inner.Kind == ExprKind.Divide && IsPositive(inner.Arguments[1]))
            {
                offset -= factor * Math.Log(inner.Arguments[1].Value);
                inner = inner.Arguments[0];
            }
            else
            {
                break;
            }
        }

        return offset + (factor * PlainLog(inner));
    }

    private Expr PlainLog(Expr x)
    {
        if (x.Kind is ExprKind.Exp or ExprKind.Sigmoid)
        {
            return x.Kind == ExprKind.Exp ? x.Arguments[0] : -pool.Softplus(-x.Arguments[0]);
        }

        // A constant first: log(c + e^x) is log c + softplus(x − log c), which needs no comparison.
        IReadOnlyList<ExponentialTerm> terms = ExponentialTerm.SumOf(x);
        return terms.Count == 0 || !terms.All(term => term.IsPositive) || !terms.Any(term => term.IsExponential)
            ? pool.Log(x)
            : terms.OrderBy(term => term.IsExponential).Select(term => term.Log).Aggregate((left, right) => left.Kind == ExprKind.Constant
                ? left + pool.Softplus(right - left)
                : pool.Max(left, right) + pool.Softplus(-pool.Abs(left - right)));
    }

    public override Expr Sqrt(Expr x) => x.Kind switch
    {
        ExprKind.Exp => pool.Exp(0.5 * x.Arguments[0]),
        ExprKind.Multiply when x.Arguments[0] == x.Arguments[1] => pool.Abs(x.Arguments[0]),
        ExprKind.Pow when x.Value % 4 == 0 => pool.Pow(x.Arguments[0], x.Value / 2),
        ExprKind.Pow when x.Value % 2 == 0 => pool.Abs(pool.Pow(x.Arguments[0], x.Value / 2)),
        _ => pool.Sqrt(x),
    };

    public override Expr Pow(Expr x, double exponent) => x.Kind switch
    {
        ExprKind.Exp => pool.Exp(exponent * x.Arguments[0]),
        ExprKind.Abs when exponent % 2 == 0 => pool.Pow(x.Arguments[0], exponent),
        _ => exponent == 0.5 ? Sqrt(x) : pool.Pow(x, exponent),
    };

    public override Expr Add(Expr left, Expr right) => Sum(pool.Add(left, right));

    public override Expr Subtract(Expr left, Expr right) => Sum(pool.Subtract(left, right));

    /// <summary>Products of exponentials are merged: e^a·e^b overflows where e^(a + b) doesn't.</summary>
    public override Expr Multiply(Expr left, Expr right)
    {
        ExponentialTerm first = ExponentialTerm.Of(left);
        ExponentialTerm second = ExponentialTerm.Of(right);
        return first.IsExponential && second.IsExponential ? Product(first.Coefficient * second.Coefficient, first.Exponent + second.Exponent) : pool.Multiply(left, right);
    }

    public override Expr Divide(Expr left, Expr right) => Quotient(left, right) ?? pool.Divide(left, right);

    private Expr? Quotient(Expr left, Expr right)
    {
        ExponentialTerm below = ExponentialTerm.Of(right);
        if (below.IsExponential)
        {
            ExponentialTerm above = ExponentialTerm.Of(left);
            return Product(below.Coefficient.IsConstant(1) ? above.Coefficient : above.Coefficient / below.Coefficient, above.Exponent - below.Exponent);
        }

        // Constant factors of sums are factored out first.
        double factor = 1;
        if (IsMultipleOfSum(left))
        {
            factor *= left.Arguments[0].Value;
            left = left.Arguments[1];
        }

        if (IsMultipleOfSum(right))
        {
            factor /= right.Arguments[0].Value;
            right = right.Arguments[1];
        }

        return Share(ExponentialTerm.SumOf(left), ExponentialTerm.SumOf(right)) is { } share ? factor * share : null;
    }

    private static bool IsPositive(Expr x) => x is { Kind: ExprKind.Constant, Value: > 0 } && !double.IsInfinity(x.Value);

    private static bool IsMultipleOfSum(Expr x) => x.Kind == ExprKind.Multiply && x.Arguments[0].Kind == ExprKind.Constant && x.Arguments[1].Kind is ExprKind.Add or ExprKind.Subtract;

    /// <summary>
    /// (k₁·e^a + k₂·e^b) / (c₁·e^a + c₂·e^b) with positive c: a term's share of its sum is a sigmoid of the difference of the exponents,
    /// and the difference of the two shares is a tanh of half of it. Null where it isn't of this form.
    /// </summary>
    private Expr? Share(IReadOnlyList<ExponentialTerm> above, IReadOnlyList<ExponentialTerm> below)
    {
        if (above.Count == 0 || below.Count != 2 || !below.All(term => term.IsPositive) || below[0].Exponent == below[1].Exponent
            || !above.All(term => below.Any(part => part.Exponent == term.Exponent)))
        {
            return null;
        }

        Expr[] weights = [.. below.Select(part => above.Where(term => term.Exponent == part.Exponent)
            .Select(term => term.Coefficient).Aggregate(pool.Constant(0), (sum, term) => sum + term) / part.Coefficient.Value)];
        Expr difference = below[0].Log - below[1].Log;
        return weights[0] is { Kind: ExprKind.Constant } first && weights[1].IsConstant(-first.Value)
            ? first * pool.Tanh(0.5 * difference)
            : weights[0] == weights[1] ? weights[0] : (weights[0] * pool.Sigmoid(difference)) + (weights[1] * pool.Sigmoid(-difference));
    }

    private Expr Product(Expr coefficient, Expr exponent) => exponent.IsConstant(0) ? coefficient : coefficient * pool.Exp(exponent);

    /// <summary>A sum in which two terms are merged: see <see cref="Joined"/>.</summary>
    private Expr Sum(Expr sum)
    {
        List<(Expr Part, bool Negative)> parts = [.. ExponentialTerm.Parts(sum)];
        for (int i = 0; i < parts.Count; i++)
        {
            for (int j = 0; j < parts.Count; j++)
            {
                if (i != j && Joined(parts[i], parts[j]) is { } joined)
                {
                    parts[Math.Min(i, j)] = joined;
                    parts.RemoveAt(Math.Max(i, j));
                    return Sum(parts.Select(part => part.Negative ? -part.Part : part.Part).Aggregate((left, right) => left + right));
                }
            }
        }

        return sum;
    }

    /// <summary>1 − sigmoid(x) is sigmoid(−x), softplus(x) − x is softplus(−x), and softplus(−|x|) + max(x, 0) is softplus(x); and the same with both signs flipped.</summary>
    private (Expr Part, bool Negative)? Joined((Expr Part, bool Negative) first, (Expr Part, bool Negative) second)
    {
        bool opposite = first.Negative != second.Negative;
        switch (first.Part.Kind)
        {
            case ExprKind.Sigmoid when second.Part.IsConstant(1) && opposite:
            case ExprKind.Sigmoid when second.Part.IsConstant(-1) && !opposite:
                return (pool.Sigmoid(-first.Part.Arguments[0]), !first.Negative);
            case ExprKind.Softplus when second.Part == first.Part.Arguments[0] && opposite:
                return (pool.Softplus(-second.Part), first.Negative);
            case ExprKind.Softplus when -second.Part == first.Part.Arguments[0] && !opposite:
                return (pool.Softplus(second.Part), first.Negative);
            case ExprKind.Softplus when first.Part.Arguments[0] is { Kind: ExprKind.Negate } negated && negated.Arguments[0] is { Kind: ExprKind.Abs } magnitude:
                Expr x = magnitude.Arguments[0];
                return Rectified(second.Part, ExprKind.Max) is { } above && (above == x || above == -x) && !opposite ? (pool.Softplus(above), first.Negative)
                    : Rectified(second.Part, ExprKind.Min) is { } below && (below == x || below == -x) && opposite ? (pool.Softplus(-below), first.Negative)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The x of max(x, 0) or min(x, 0), or null.</summary>
    private static Expr? Rectified(Expr part, ExprKind kind) =>
        part.Kind == ExprKind.Relu && kind == ExprKind.Max ? part.Arguments[0]
        : part.Kind != kind ? null
        : part.Arguments[0].IsConstant(0) ? part.Arguments[1]
        : part.Arguments[1].IsConstant(0) ? part.Arguments[0]
        : null;
}
