namespace DslNet.Compiler.Tests.Numbers;

/// <summary>
/// A number of double precision whose exponent has no end that matters: mantissa·2^exponent, the mantissa in [1, 2), 0, infinite or NaN.
/// What e to the power of e to the power of something gives lies <see cref="IsBeyond"/> even that, and only its sign and side are known.
/// </summary>
public readonly struct Extended
{
    private const long End = 1L << 58;

    private Extended(double mantissa, long exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    public double Mantissa { get; }

    public long Exponent { get; }

    public static Extended Zero => default;

    public bool IsZero => Mantissa == 0;

    public bool IsFinite => double.IsFinite(Mantissa);

    public bool IsNaN => double.IsNaN(Mantissa);

    public bool IsBeyond => Math.Abs(Exponent) >= End / 2;

    public int Sign => Mantissa > 0 ? 1 : Mantissa < 0 ? -1 : 0;

    public Extended Abs => new(Math.Abs(Mantissa), Exponent);

    public static implicit operator Extended(double value) => Of(value, 0);

    /// <summary>mantissa·2^exponent, for any mantissa.</summary>
    public static Extended Of(double mantissa, long exponent)
    {
        if (mantissa == 0 || !double.IsFinite(mantissa))
        {
            return new Extended(mantissa, 0);
        }

        int shift = Math.ILogB(mantissa);
        return new Extended(Math.ScaleB(mantissa, -shift), Math.Clamp(exponent + shift, -End, End));
    }

    /// <summary>The double; 0 or infinite where there is none.</summary>
    public double ToDouble() => IsZero || !IsFinite ? Mantissa : Math.ScaleB(Mantissa, (int)Math.Clamp(Exponent, -5000, 5000));

    public static Extended operator -(Extended x) => new(-x.Mantissa, x.Exponent);

    public static Extended operator +(Extended x, Extended y)
    {
        if (x.IsZero || y.IsZero || !x.IsFinite || !y.IsFinite)
        {
            return x.IsFinite && y.IsFinite ? (x.IsZero ? y : x) : new Extended((x.IsFinite ? 0 : x.Mantissa) + (y.IsFinite ? 0 : y.Mantissa), 0);
        }

        (Extended large, Extended small) = x.Exponent >= y.Exponent ? (x, y) : (y, x);
        if (small.IsBeyond && large.Exponent > 0 && small.Exponent > 0)
        {
            throw new UndecidedException("a sum of two numbers beyond all");
        }

        long distance = large.Exponent - small.Exponent;
        return distance > 2000 ? large : Of(large.Mantissa + Math.ScaleB(small.Mantissa, (int)-distance), large.Exponent);
    }

    public static Extended operator -(Extended x, Extended y) => x + -y;

    public static Extended operator *(Extended x, Extended y) => Opposite(x, y, 1) ?? Of(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent);

    public static Extended operator /(Extended x, Extended y) => Opposite(x, y, -1) ?? Of(x.Mantissa / y.Mantissa, x.Exponent - y.Exponent);

    public static bool operator <(Extended x, Extended y) => Compare(x, y) < 0;

    public static bool operator >(Extended x, Extended y) => Compare(x, y) > 0;

    public static Extended Max(Extended x, Extended y) => x > y ? x : y;

    public static Extended Min(Extended x, Extended y) => x < y ? x : y;

    public static Extended Exp(Extended x)
    {
        if (!x.IsFinite)
        {
            return Math.Exp(x.Mantissa);
        }

        if (x.Exponent > 55)
        {
            return new Extended(1, x.Sign * End);
        }

        double value = x.ToDouble();
        double whole = Math.Round(value / Math.Log(2));

        // ln 2 in two parts, the first with 20 trailing zeros.
        double rest = value - (whole * 0.693147180369123816490) - (whole * 1.90821492927058770002e-10);
        return Of(Math.Exp(rest), (long)whole);
    }

    public static Extended Log(Extended x)
    {
        if (x.IsZero || !x.IsFinite || x.Sign < 0)
        {
            return Math.Log(x.Mantissa);
        }

        return x.IsBeyond ? throw new UndecidedException("the logarithm of a number beyond all")
            : x.Exponent == -1 ? Math.Log(x.Mantissa / 2) : (x.Exponent * Math.Log(2)) + Math.Log(x.Mantissa);
    }

    public static Extended Sqrt(Extended x) => x.Exponent % 2 == 0 ? Of(Math.Sqrt(x.Mantissa), x.Exponent / 2) : Of(Math.Sqrt(2 * x.Mantissa), (x.Exponent - 1) / 2);

    public static Extended Pow(Extended x, double exponent)
    {
        if (x.IsZero || !x.IsFinite)
        {
            return Math.Pow(x.Mantissa, exponent);
        }

        if (x.IsBeyond)
        {
            throw new UndecidedException("a power of a number beyond all");
        }

        // Whole exponents of the result and a rest.
        double exact = x.Exponent * exponent;
        double whole = Math.Round(exact);
        return Of(Math.Pow(x.Mantissa, exponent) * Math.Pow(2, exact - whole), (long)whole);
    }

    public override string ToString() => IsBeyond ? $"beyond({Math.Sign(Exponent)})" : $"{ToDouble():R}{(ToDouble() == 0 != IsZero ? $" (2^{Exponent})" : "")}";

    private static int Compare(Extended x, Extended y)
    {
        if (x.IsNaN || y.IsNaN)
        {
            return 0;
        }

        if (!x.IsFinite || !y.IsFinite)
        {
            return (x.IsFinite ? 0 : x.Mantissa).CompareTo(y.IsFinite ? 0 : y.Mantissa);
        }

        return (x - y).Sign;
    }

    /// <summary>What is beyond all against what is beyond all on the other side.</summary>
    private static Extended? Opposite(Extended x, Extended y, int direction) =>
        x.IsBeyond && y.IsBeyond && !x.IsZero && !y.IsZero && Math.Sign(x.Exponent) != direction * Math.Sign(y.Exponent)
            ? throw new UndecidedException("a product of numbers beyond all")
            : null;
}
