using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Tests.Kernels;

public class VectorMathTests
{
    private delegate Vector256<float> VectorFunction(Vector256<float> x);

    /// <summary>Of a number and what is none, that is taken, on whichever side.</summary>
    [Theory]
    [InlineData(1, 2, 1, 2)]
    [InlineData(-1, float.NegativeInfinity, float.NegativeInfinity, -1)]
    [InlineData(float.PositiveInfinity, 0, 0, float.PositiveInfinity)]
    [InlineData(float.NaN, 1, float.NaN, float.NaN)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Max_and_Min_pass_on_what_is_no_number(float a, float b, float lesser, float greater)
    {
        Vector256<float> left = Vector256.Create(a), right = Vector256.Create(b);
        VectorMath.Min(left, right)[0].ShouldBe(lesser);
        VectorMath.Min(right, left)[0].ShouldBe(lesser);
        VectorMath.Max(left, right)[0].ShouldBe(greater);
        VectorMath.Max(right, left)[0].ShouldBe(greater);
    }

    [Fact]
    public void Exp_of_16_lanes_has_the_bits_of_8()
    {
        foreach (float x in (float[])[.. Grid(-110, 90), float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f])
        {
            BitConverter.SingleToInt32Bits(VectorMath.Exp(Vector512.Create(x))[5]).ShouldBe(BitConverter.SingleToInt32Bits(VectorMath.Exp(Vector256.Create(x))[3]));
        }
    }

    [Fact]
    public void Exp_is_exact_to_1_5e_7()
    {
        Relative(VectorMath.Exp, Math.Exp, Grid(-87.3, 88.7)).ShouldBeLessThan(1.5e-7);
        Absolute(VectorMath.Exp, Math.Exp, Grid(-104, -87.3)).ShouldBeLessThan(2e-45);
        At(VectorMath.Exp, 0).ShouldBe(1);
        At(VectorMath.Exp, 88.73f).ShouldBe(float.PositiveInfinity);
        At(VectorMath.Exp, 1e30f).ShouldBe(float.PositiveInfinity);
        At(VectorMath.Exp, float.PositiveInfinity).ShouldBe(float.PositiveInfinity);
        At(VectorMath.Exp, -110).ShouldBe(0);
        At(VectorMath.Exp, float.NegativeInfinity).ShouldBe(0);
        At(VectorMath.Exp, float.NaN).ShouldBe(float.NaN);
    }

    [Fact]
    public void Log_is_exact_to_2e_7()
    {
        Relative(VectorMath.Log, Math.Log, Grid(1e-3, 100)).ShouldBeLessThan(2e-7);
        Relative(VectorMath.Log, Math.Log, Grid(0.99, 1.01)).ShouldBeLessThan(2e-7);
        Relative(VectorMath.Log, Math.Log, Powers(-149, 127)).ShouldBeLessThan(2e-7);
        At(VectorMath.Log, 1).ShouldBe(0);
        At(VectorMath.Log, 0).ShouldBe(float.NegativeInfinity);
        At(VectorMath.Log, -0f).ShouldBe(float.NegativeInfinity);
        At(VectorMath.Log, -1).ShouldBe(float.NaN);
        At(VectorMath.Log, float.PositiveInfinity).ShouldBe(float.PositiveInfinity);
        At(VectorMath.Log, float.NaN).ShouldBe(float.NaN);
    }

    [Fact]
    public void Tanh_is_exact_to_3e_7_near_0_too()
    {
        Relative(VectorMath.Tanh, Math.Tanh, Grid(-12, 12)).ShouldBeLessThan(3e-7);
        Relative(VectorMath.Tanh, Math.Tanh, Powers(-120, 6)).ShouldBeLessThan(3e-7);
        Signs(VectorMath.Tanh, 1);
    }

    [Fact]
    public void Sigmoid_is_exact_to_3e_7()
    {
        Relative(VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), Grid(-87, 87)).ShouldBeLessThan(3e-7);
        At(VectorMath.Sigmoid, float.NegativeInfinity).ShouldBe(0);
        At(VectorMath.Sigmoid, float.PositiveInfinity).ShouldBe(1);
        At(VectorMath.Sigmoid, float.NaN).ShouldBe(float.NaN);
    }

    [Fact]
    public void Softplus_is_exact_to_4e_7_far_below_0_too()
    {
        // Math has no log1p: its series where 1 + e^x loses digits.
        double Exact(double x) => x > 30 ? x : x > -15 ? Math.Log(1 + Math.Exp(x)) : Math.Exp(x) - (Math.Exp(2 * x) / 2);
        Relative(VectorMath.Softplus, Exact, Grid(-86, 100)).ShouldBeLessThan(4e-7);
        At(VectorMath.Softplus, 1e4f).ShouldBe(1e4f);
        At(VectorMath.Softplus, float.NegativeInfinity).ShouldBe(0);
        At(VectorMath.Softplus, float.PositiveInfinity).ShouldBe(float.PositiveInfinity);
        At(VectorMath.Softplus, float.NaN).ShouldBe(float.NaN);
    }

    [Fact]
    public void Erf_is_exact_to_2e_7_near_0_too()
    {
        Relative(VectorMath.Erf, ExactErf, Grid(-6, 6)).ShouldBeLessThan(2e-7);
        Relative(VectorMath.Erf, ExactErf, Powers(-120, 4)).ShouldBeLessThan(2e-7);
        Signs(VectorMath.Erf, 1);
    }

    [Fact]
    public void Sine_and_cosine_are_exact_to_2e_7_up_to_ten_thousand()
    {
        foreach (IEnumerable<float> grid in new[] { Grid(-10, 10), Grid(-10000, 10000), Powers(-100, 13) })
        {
            Absolute(VectorMath.Sin, Math.Sin, grid).ShouldBeLessThan(2e-7);
            Absolute(VectorMath.Cos, Math.Cos, grid).ShouldBeLessThan(2e-7);
        }

        Absolute(VectorMath.Sin, Math.Sin, Powers(14, 127)).ShouldBeLessThan(2e-7);
        Absolute(VectorMath.Cos, Math.Cos, Powers(14, 127)).ShouldBeLessThan(2e-7);
        foreach (float x in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            At(VectorMath.Sin, x).ShouldBe(float.NaN);
            At(VectorMath.Cos, x).ShouldBe(float.NaN);
        }
    }

    [Fact]
    public void Sign_knows_0_and_NaN()
    {
        At(VectorMath.Sign, 3).ShouldBe(1);
        At(VectorMath.Sign, -1e-45f).ShouldBe(-1);
        At(VectorMath.Sign, 0).ShouldBe(0);
        At(VectorMath.Sign, -0f).ShouldBe(0);
        At(VectorMath.Sign, float.NegativeInfinity).ShouldBe(-1);
        At(VectorMath.Sign, float.NaN).ShouldBe(float.NaN);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(2.7)]
    [InlineData(19)]
    public void Pow_is_exact_to_1e_6_with_negative_bases_and_special_values(float exponent)
    {
        VectorFunction power = x => VectorMath.Pow(x, exponent);
        float[] special = [0, 1, -1, 2, -2, float.PositiveInfinity, float.NaN];
        foreach (float x in special)
        {
            At(power, x).ShouldBe((float)Math.Pow(x, exponent), $"{x}^{exponent}");
        }

        bool whole = exponent == MathF.Truncate(exponent);
        Relative(power, x => Math.Pow(x, exponent), Grid(whole ? -9 : 0.01, 9).Where(x => Math.Abs(x) > 0.01)).ShouldBeLessThan(1e-6);
    }

    private static double ExactErf(double x) => Math.Abs(x) > 6 ? Math.Sign(x) : x * ErfOverX(x * x);

    /// <summary>erf(x)/x by the series 2/√π · e^−x² · Σ (2x²)ⁿ/(1·3·…·(2n+1)), whose terms are all positive.</summary>
    private static double ErfOverX(double square)
    {
        double term = 1, sum = 1;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= 2 * square / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-square) * sum;
    }

    private static void Signs(VectorFunction function, float limit)
    {
        At(function, float.PositiveInfinity).ShouldBe(limit);
        At(function, float.NegativeInfinity).ShouldBe(-limit);
        At(function, 0).ShouldBe(0);
        float.IsNegative(At(function, -0f)).ShouldBeTrue();
        At(function, float.NaN).ShouldBe(float.NaN);
    }

    private static double Relative(VectorFunction function, Func<double, double> exact, IEnumerable<float> grid) =>
        grid.Max(x => exact(x) == 0 ? Math.Abs(At(function, x)) : Math.Abs((At(function, x) - exact(x)) / exact(x)));

    private static double Absolute(VectorFunction function, Func<double, double> exact, IEnumerable<float> grid) =>
        grid.Max(x => Math.Abs(At(function, x) - exact(x)));

    private static IEnumerable<float> Grid(double from, double to) => Enumerable.Range(0, 100_001).Select(i => (float)(from + ((to - from) * i / 100_000)));

    /// <summary>Some numbers at every power of two.</summary>
    private static IEnumerable<float> Powers(int lowest, int highest) =>
        from exponent in Enumerable.Range(lowest, highest - lowest + 1)
        from factor in new[] { 1, 1.25, 1.4142, 1.9 }
        select (float)(factor * Math.Pow(2, exponent));

    private static float At(VectorFunction function, float x) => function(Vector256.Create(x)).GetElement(5);
}
