using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Expressions;

public class ScalarMathTests
{
    /// <summary>Values of Abramowitz and Stegun, table 7.1, to double precision.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(-1, -0.8427007929497149)]
    [InlineData(7, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    public void Erf_has_its_known_values(double x, double expected) => ScalarMath.Erf(x).ShouldBe(expected, 4e-16);

    [Fact]
    public void Erf_agrees_with_MathNet_everywhere()
    {
        for (double x = -6; x <= 6; x += 0.0137)
        {
            ScalarMath.Erf(x).ShouldBe(MathNet.Numerics.SpecialFunctions.Erf(x), 2e-15);
        }
    }

    [Fact]
    public void Erf_has_no_step_where_its_two_series_meet()
    {
        double slope = 2 / Math.Sqrt(Math.PI) * Math.Exp(-6.25);
        (ScalarMath.Erf(2.5) - ScalarMath.Erf(2.5 - 1e-6)).ShouldBe(slope * 1e-6, 1e-13);
    }

    [Theory]
    [InlineData(0, 0.6931471805599453)]
    [InlineData(1000, 1000)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(-1000, 0)]
    public void Softplus_neither_overflows_nor_loses_small_values(double x, double expected) => ScalarMath.Softplus(x).ShouldBe(expected, 1e-15 * Math.Abs(expected));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(-30, 9.357622968839299e-14)]
    public void Sigmoid_does_not_overflow(double x, double expected) => ScalarMath.Sigmoid(x).ShouldBe(expected, 1e-15 * expected);

    [Fact]
    public void Comparisons_are_those_of_numbers()
    {
        ScalarMath.Holds(Comparison.Less, 1, 1).ShouldBeFalse();
        ScalarMath.Holds(Comparison.LessOrEqual, 1, 1).ShouldBeTrue();
        ScalarMath.Holds(Comparison.Equal, 1, 1).ShouldBeTrue();
        ScalarMath.Holds(Comparison.LessOrEqual, double.NaN, 1).ShouldBeFalse();
    }
}
