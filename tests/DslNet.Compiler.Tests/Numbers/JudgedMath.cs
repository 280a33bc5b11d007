using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Numbers;

/// <summary>
/// Scalar operations with a running error analysis (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002, 3.3): each operation
/// rounds, and passes on what its arguments are off.
/// </summary>
public static class JudgedMath
{
    /// <summary>The relative error of one operation: the least exact one of the vector kernels has 4e-7, and powers 1e-6.</summary>
    private const double Rounding = 4e-7;

    /// <summary>Below this, floats have steps of <see cref="Denormal"/>: numbers that differ there may be equal.</summary>
    private const double SmallestNormal = 1.17549435e-38;

    private const double Denormal = 1.5e-45;

    public static Judged Add(Judged x, Judged y) => IsExactly(x, 0) ? y : IsExactly(y, 0) ? x : Rounded(x.Value + y.Value, x.Error + y.Error);

    public static Judged Negate(Judged x) => x with { Value = -x.Value };

    public static Judged Subtract(Judged x, Judged y) => Add(x, Negate(y));

    public static Judged Multiply(Judged x, Judged y) =>
        x.IsAbsent || y.IsAbsent ? Judged.Absent : IsExactly(x, 1) ? y : IsExactly(y, 1) ? x
        : Rounded(x.Value * y.Value, (x.Value.Abs * y.Error) + (y.Value.Abs * x.Error) + (x.Error * y.Error));

    public static Judged Divide(Judged x, Judged y)
    {
        if (x.IsAbsent)
        {
            return x;
        }

        Extended quotient = x.Value / y.Value;
        if (y.Value.IsZero || !y.Value.IsFinite)
        {
            return new Judged(quotient, y.Error.IsZero ? 0 : throw new UndecidedException("a divisor that may be 0"));
        }

        return y.Error + y.Error > y.Value.Abs
            ? throw new UndecidedException("a divisor that may be 0")
            : Rounded(quotient, (x.Error + (quotient.Abs * y.Error)) / (y.Value.Abs - y.Error));
    }

    public static Judged Exp(Judged x)
    {
        Extended value = Extended.Exp(x.Value);
        return Rounded(value, x.Error.IsZero ? 0 : x.Error < 0.01 ? value * x.Error * 1.01 : value * Extended.Exp(x.Error));
    }

    public static Judged Log(Judged x) => x.Error.IsZero ? Rounded(Extended.Log(x.Value), 0)
        : x.Error + x.Error > x.Value.Abs ? throw new UndecidedException("the logarithm of what may be 0")
        : Rounded(Extended.Log(x.Value), x.Error / (x.Value - x.Error));

    public static Judged Sqrt(Judged x) => x.Error.IsZero || x.Value.Sign < 0 ? Rounded(Extended.Sqrt(x.Value), 0)
        : x.Error + x.Error > x.Value.Abs ? throw new UndecidedException("the root of what may be 0")
        : Rounded(Extended.Sqrt(x.Value), x.Error / Extended.Sqrt(x.Value));

    public static Judged Tanh(Judged x) => Bounded(x, Near0(x, value => value, Math.Tanh), nearest => 1 - Math.Pow(Math.Tanh(nearest), 2), 2);

    public static Judged Erf(Judged x) => Bounded(x, Near0(x, value => value * (2 / Math.Sqrt(Math.PI)), ScalarMath.Erf), nearest => 1.13 * Math.Exp(-nearest * nearest), 2);

    public static Judged Sin(Judged x) => Periodic(x, Near0(x, value => value, Math.Sin));

    public static Judged Cos(Judged x) => Periodic(x, Math.Cos(x.Value.ToDouble()));

    /// <summary>1 / (1 + e^−x), far below 0 too.</summary>
    public static Judged Sigmoid(Judged x)
    {
        Extended value = (Extended)1 / (1 + Extended.Exp(-x.Value));
        return Rounded(value, x.Error.IsZero ? 0 : Extended.Min(x.Error < 0.01 ? x.Error * value * 1.01 : value * Extended.Exp(x.Error), Extended.Min(x.Error, 1)));
    }

    public static Judged Softplus(Judged x)
    {
        Extended power = Extended.Exp(-x.Value.Abs);
        double small = power.ToDouble();
        Extended tail = small < 1e-8 ? power : Math.Log(1 + small) is var log && small > 1e-4 ? log : small - (small * small / 2) + (small * small * small / 3);
        return Rounded(Extended.Max(x.Value, 0) + tail, x.Error * Extended.Min(1, Extended.Exp(x.Value + x.Error)));
    }

    public static Judged Pow(Judged x, double exponent)
    {
        Extended value = Extended.Pow(x.Value, exponent);
        return x.Error.IsZero ? Rounded(value, value.Abs * Rounding)
            : x.Error + x.Error > x.Value.Abs ? throw new UndecidedException("a power of what may be 0")
            : Rounded(value, (value.Abs * Math.Abs(exponent) * 2 * x.Error / x.Value.Abs) + (value.Abs * Rounding));
    }

    /// <summary>The sign of x − y, as floats see it.</summary>
    public static int Compare(Judged x, Judged y)
    {
        Extended error = x.Error + y.Error;
        Extended distance = (x.Value - y.Value).Abs;
        return error.IsZero || distance > error + error
            ? x.Value > y.Value ? 1 : x.Value < y.Value ? -1 : 0
            : throw new UndecidedException("two numbers that are too close");
    }

    public static bool IsExactly(Judged x, double value) => x.Error.IsZero && x.Value.IsFinite && (x.Value - value).IsZero;

    private static Judged Rounded(Extended value, Extended error) => new(value, error + (value.Abs.IsFinite ? value.Abs * Rounding : 0) + (value.Abs < SmallestNormal && !value.IsZero ? Denormal : 0));

    private static Extended Near0(Judged x, Func<Extended, Extended> near, Func<double, double> function) =>
        x.Value.IsZero || x.Value.Exponent < -40 ? near(x.Value) : function(x.Value.ToDouble());

    private static Judged Bounded(Judged x, Extended value, Func<double, double> slope, double most)
    {
        double nearest = Math.Max((x.Value.Abs - x.Error).ToDouble(), 0);
        return Rounded(value, Extended.Min(x.Error.IsZero ? 0 : x.Error * slope(nearest), most));
    }

    // What is out of double is beyond any period; a float there may give any sine.
    private static Judged Periodic(Judged x, Extended value) =>
        x.Value.IsFinite && x.Value.Exponent > 1000 ? new Judged(0, 1) : new Judged(value, Extended.Min(x.Error, 2) + Rounding);
}
