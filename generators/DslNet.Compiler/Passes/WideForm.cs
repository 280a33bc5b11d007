using System;
using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// A formula computed with numbers of unbounded exponent: intermediate results neither overflow nor underflow, so the result is finite
/// wherever the formula's is. It consists of ordinary expressions of floats, so every printer can print it. It takes some twenty times the
/// instructions, and is used only for formulas that need it.
/// </summary>
internal sealed class WideForm(ExprPool pool) : IScalarAlgebra<WideNumber>
{
    /// <summary>One unit of the exponent is 2⁶⁴.</summary>
    private const double Unit = 18446744073709551616.0;

    private const double Edge = 4294967296.0;

    /// <summary>The logarithm of the unit, 44.361…, and its parts: the first has so few bits that its multiples are exact.</summary>
    private const double LogUnit = 44.361419555836499;

    private const double LogUnitHigh = 44.359375;

    /// <summary>The largest exponent that is counted exactly; floats represent integers exactly up to four times that.</summary>
    private const double LargestCount = 4194304;

    /// <summary>Roughly the exponent of e to the power of the greatest float; the sum of 40 of them is finite.</summary>
    private const double LargestExponent = 8e36;

    private const double Largest = float.MaxValue;

    /// <summary>Powers up to this exponent are expanded to products.</summary>
    private const int LargestProduct = 64;

    private readonly Expr zero = pool.Constant(0);
    private readonly Expr one = pool.Constant(1);
    private readonly Expr nowhere = pool.Constant(-1e38);

    /// <summary>The formula in this form, a float again at its end.</summary>
    public static Expr Of(Expr formula)
    {
        WideForm form = new(formula.Pool);
        return form.Collapse(formula.Fold(form));
    }

    public WideNumber Constant(double value) => Plain(pool.Constant(value));

    public WideNumber Operand(int index) => Plain(pool.Operand(index));

    public WideNumber Random(int stream) => Plain(pool.Random(stream));

    public WideNumber Rows() => Plain(pool.Rows());

    public WideNumber Negate(WideNumber x) => x with { Mantissa = -x.Mantissa };

    public WideNumber Abs(WideNumber x) => x with { Mantissa = pool.Abs(x.Mantissa) };

    public WideNumber Sign(WideNumber x) => Plain(pool.Sign(x.Mantissa));

    public WideNumber Round(WideNumber x) => Plain(pool.Round(Collapse(x)));

    public WideNumber Relu(WideNumber x) => x.Exponent is null ? Plain(pool.Relu(x.Mantissa)) : Choose(Comparison.Less, x.Mantissa, zero, Plain(zero), x);

    public WideNumber Add(WideNumber left, WideNumber right)
    {
        WideNumber a = Split(left);
        WideNumber b = Split(right);
        Expr distance = Distance(a, b);
        Expr mantissa = (a.Mantissa * Shift(pool.Min(distance, zero))) + (b.Mantissa * Shift(pool.Min(-distance, zero)));
        return Normal(
            mantissa,
            pool.Select(Comparison.Less, distance, zero, b.Exponent!, a.Exponent!),
            a.Far is null && b.Far is null ? null : pool.Select(Comparison.Less, distance, zero, b.Far ?? zero, a.Far ?? zero));
    }

    public WideNumber Subtract(WideNumber left, WideNumber right) => Add(left, Negate(right));

    public WideNumber Multiply(WideNumber left, WideNumber right)
    {
        WideNumber a = Split(left);
        WideNumber b = Split(right);
        return Normal(a.Mantissa * b.Mantissa, a.Exponent! + b.Exponent!, Sum(a.Far, b.Far));
    }

    public WideNumber Divide(WideNumber left, WideNumber right)
    {
        WideNumber a = Split(left);
        WideNumber b = Split(right);
        return Normal(a.Mantissa / b.Mantissa, a.Exponent! - b.Exponent!, Sum(a.Far, b.Far is null ? null : -b.Far));
    }

    /// <summary>e^x = e^r·2^(64·k), with k the nearest integer number of units (range reduction).</summary>
    public WideNumber Exp(WideNumber x)
    {
        Expr exponent = Collapse(x);
        Expr units = exponent * (1 / LogUnit);
        Expr isFar = pool.Abs(units);
        Expr most = pool.Constant(LargestCount);
        Expr k = pool.Round(units);
        Expr rest = (exponent - (k * LogUnitHigh)) - (k * (LogUnit - LogUnitHigh));
        Expr far = pool.Min(pool.Max(units, pool.Constant(-LargestExponent)), pool.Constant(LargestExponent));

        // Where a float's spacing (ulp) exceeds a unit, the remainder is meaningless. NaN takes the other branch, so that it propagates.
        return new WideNumber(
            pool.Exp(pool.Select(Comparison.LessOrEqual, most, isFar, zero, rest)),
            pool.Select(Comparison.LessOrEqual, most, isFar, zero, k),
            pool.Select(Comparison.LessOrEqual, most, isFar, far, zero));
    }

    public WideNumber Log(WideNumber x) => Plain(x.Exponent is null ? pool.Log(x.Mantissa) : pool.Log(x.Mantissa) + (LogUnit * Total(x)));

    public WideNumber Sqrt(WideNumber x) => x.Exponent is null ? Plain(pool.Sqrt(x.Mantissa)) : Half(pool.Sqrt(x.Mantissa), x);

    public WideNumber Sin(WideNumber x) => Near(x, x, pool.Sin(Bounded(x)));

    public WideNumber Cos(WideNumber x) => Plain(pool.Cos(Bounded(x)));

    public WideNumber Tanh(WideNumber x) => Near(x, x, pool.Tanh(Collapse(x)));

    public WideNumber Erf(WideNumber x) => Near(x, Multiply(Constant(2 / Math.Sqrt(Math.PI)), x), pool.Erf(Collapse(x)));

    public WideNumber Sigmoid(WideNumber x) => Divide(Plain(one), Add(Plain(one), Exp(Negate(x))));

    /// <summary>e^x far below 0, x far above 0.</summary>
    public WideNumber Softplus(WideNumber x)
    {
        Expr near = Collapse(x);
        WideNumber above = Choose(Comparison.Less, pool.Constant(20), near, x, Plain(pool.Softplus(near)));
        return Choose(Comparison.Less, near, pool.Constant(-20), Exp(x), above);
    }

    public WideNumber Max(WideNumber left, WideNumber right) => Greater(left, right, left, right, pool.Max);

    public WideNumber Min(WideNumber left, WideNumber right) => Greater(right, left, left, right, pool.Min);

    public WideNumber Pow(WideNumber x, double exponent)
    {
        if (Math.Abs(exponent) > LargestProduct)
        {
            WideNumber magnitude = Exp(Multiply(Constant(exponent), Log(Abs(x))));
            double sign = exponent != Math.Floor(exponent) ? double.NaN : exponent % 2 == 0 ? 1 : -1;
            return Choose(Comparison.Less, x.Mantissa, zero, Multiply(Constant(sign), magnitude), magnitude);
        }

        int whole = (int)Math.Truncate(exponent);
        WideNumber result = Plain(one);
        WideNumber square = x;
        for (int bits = Math.Abs(whole); bits != 0; bits >>= 1)
        {
            result = (bits & 1) == 0 ? result : Multiply(result, square);
            square = bits > 1 ? Multiply(square, square) : square;
        }

        WideNumber power = whole < 0 ? Divide(Plain(one), result) : result;
        WideNumber split = Split(x);
        return exponent == whole ? power : Multiply(power, Fraction(pool.Pow(split.Mantissa, exponent - whole), split, exponent - whole));
    }

    public WideNumber Select(Comparison comparison, WideNumber left, WideNumber right, WideNumber whenTrue, WideNumber whenFalse)
    {
        // Against 0, or without exponents, comparing mantissas suffices.
        bool plain = (left.Exponent is null && right.Exponent is null) || left.Mantissa == zero || right.Mantissa == zero;
        return plain
            ? Choose(comparison, left.Mantissa, right.Mantissa, whenTrue, whenFalse)
            : Choose(comparison, Subtract(left, right).Mantissa, zero, whenTrue, whenFalse);
    }

    private static WideNumber Plain(Expr x) => new(x, null);

    private static Expr Total(WideNumber x) => x.Far is null ? x.Exponent! : x.Exponent! + x.Far;

    private static Expr? Sum(Expr? left, Expr? right) => left is null ? right : right is null ? left : left + right;

    /// <summary>The difference of the exponents in units: the far parts are subtracted first, as they may cancel.</summary>
    private Expr Distance(WideNumber a, WideNumber b) => Sum(Sum(a.Far, b.Far is null ? null : -b.Far), a.Exponent! - b.Exponent!)!;

    /// <summary>The nearest float; infinite or 0 where it is out of range.</summary>
    private Expr Collapse(WideNumber x)
    {
        if (x.Exponent is null)
        {
            return x.Mantissa;
        }

        Expr result = x.Mantissa;
        Expr left = Total(x);
        for (int i = 0; i < 3; i++)
        {
            result *= pool.Select(Comparison.Less, left, zero, pool.Constant(1 / Unit), pool.SelectGreater(left, zero, pool.Constant(Unit), one));
            left -= pool.Sign(left);
        }

        return result;
    }

    private Expr Bounded(WideNumber x) => pool.Min(pool.Max(Collapse(x), pool.Constant(-Largest)), pool.Constant(Largest));

    /// <summary>The number with an explicit exponent. A float's is at most two units.</summary>
    private WideNumber Split(WideNumber x)
    {
        if (x.Exponent is not null)
        {
            return x;
        }

        if (x.Mantissa.Kind == ExprKind.Constant)
        {
            return SplitConstant(x.Mantissa.Value);
        }

        (Expr mantissa, Expr exponent) = Step(x.Mantissa, zero);
        return Normal(mantissa, exponent, null);
    }

    private WideNumber SplitConstant(double value)
    {
        if (value == 0)
        {
            return new WideNumber(zero, nowhere);
        }

        int exponent = 0;
        for (; Math.Abs(value) >= Edge && !double.IsInfinity(value); exponent++)
        {
            value /= Unit;
        }

        for (; Math.Abs(value) < 1 / Edge; exponent--)
        {
            value *= Unit;
        }

        return new WideNumber(pool.Constant(value), pool.Constant(exponent));
    }

    private WideNumber Normal(Expr mantissa, Expr exponent, Expr? far)
    {
        (mantissa, exponent) = Step(mantissa, exponent);
        return new WideNumber(mantissa, pool.Select(Comparison.Equal, mantissa, zero, nowhere, exponent), far);
    }

    private (Expr Mantissa, Expr Exponent) Step(Expr mantissa, Expr exponent)
    {
        Expr magnitude = pool.Abs(mantissa);
        Expr least = pool.Constant(1 / Edge);
        Expr most = pool.Constant(Edge);
        return (
            pool.Select(Comparison.Less, magnitude, least, mantissa * Unit, pool.Select(Comparison.LessOrEqual, most, magnitude, mantissa * (1 / Unit), mantissa)),
            pool.Select(Comparison.Less, magnitude, least, exponent - 1, pool.Select(Comparison.LessOrEqual, most, magnitude, exponent + 1, exponent)));
    }

    /// <summary>2^(64·units), for units of 0 and below; 0 where the summand is below the other's rounding.</summary>
    private Expr Shift(Expr units) => pool.Select(Comparison.Less, units, pool.Constant(-1.5), zero, pool.Select(Comparison.Less, units, zero, pool.Constant(1 / Unit), one));

    /// <summary>mantissa·2^(64·share·exponent): integer units and a remainder.</summary>
    private WideNumber Fraction(Expr mantissa, WideNumber x, double share)
    {
        Expr units = x.Exponent! * share;
        Expr whole = pool.Round(units);
        return Normal(mantissa * pool.Exp(LogUnit * (units - whole)), whole, x.Far is null ? null : x.Far * share);
    }

    /// <summary>mantissa·2^(32·exponent), without rounding.</summary>
    private WideNumber Half(Expr mantissa, WideNumber x)
    {
        Expr whole = pool.Round(0.5 * x.Exponent!);
        Expr rest = x.Exponent! - (2 * whole);
        Expr factor = pool.Select(Comparison.Less, rest, pool.Constant(-0.5), pool.Constant(1 / Edge), pool.SelectGreater(rest, pool.Constant(0.5), pool.Constant(Edge), one));
        return Normal(mantissa * factor, whole, x.Far is null ? null : 0.5 * x.Far);
    }

    /// <summary>A function that is a multiple of x so near to 0 that a float might underflow.</summary>
    private WideNumber Near(WideNumber x, WideNumber multiple, Expr elsewhere) =>
        x.Exponent is null ? Plain(elsewhere) : Choose(Comparison.Less, Total(x), zero, multiple, Plain(elsewhere));

    /// <summary>The branch for left being the greater one, or for right; NaN where either is NaN.</summary>
    private WideNumber Greater(WideNumber greater, WideNumber less, WideNumber whenGreater, WideNumber whenNot, Func<Expr, Expr, Expr> plain)
    {
        if (greater.Exponent is null && less.Exponent is null)
        {
            return Plain(plain(whenGreater.Mantissa, whenNot.Mantissa));
        }

        Expr difference = less.Mantissa == zero ? greater.Mantissa : greater.Mantissa == zero ? -less.Mantissa : Subtract(greater, less).Mantissa;
        return Choose(Comparison.Less, zero, difference, whenGreater, Choose(Comparison.LessOrEqual, difference, zero, whenNot, Plain(difference)));
    }

    private WideNumber Choose(Comparison comparison, Expr left, Expr right, WideNumber whenTrue, WideNumber whenFalse)
    {
        if (whenTrue.Exponent is null && whenFalse.Exponent is null)
        {
            return Plain(pool.Select(comparison, left, right, whenTrue.Mantissa, whenFalse.Mantissa));
        }

        WideNumber a = Split(whenTrue);
        WideNumber b = Split(whenFalse);
        return new WideNumber(
            pool.Select(comparison, left, right, a.Mantissa, b.Mantissa),
            pool.Select(comparison, left, right, a.Exponent!, b.Exponent!),
            a.Far is null && b.Far is null ? null : pool.Select(comparison, left, right, a.Far ?? zero, b.Far ?? zero));
    }
}
