namespace DslNet.Tests;

/// <summary>Against values computed with 30 digits.</summary>
public class ScalarTests
{
    [Theory]
    [InlineData(0f, 0.0)]
    [InlineData(1f, 0.841344746068542948585)]
    [InlineData(-1f, -0.158655253931457051415)]
    [InlineData(0.5f, 0.345731230648700751818)]
    [InlineData(-3f, -0.00404969409489419690)]
    [InlineData(-5f, -1.43325785771196634e-6)]
    [InlineData(8f, 7.99999999999999502)]
    public void Gelu_is_exact(float x, double expected) => ((double)Scalar.Gelu(x)).ShouldBe(expected, Math.Abs(expected) * 1e-7);

    [Theory]
    [InlineData(0f, 0.693147180559945309417)]
    [InlineData(2f, 2.12692801104297249644)]
    [InlineData(-2f, 0.126928011042972496439)]
    [InlineData(-20f, 2.06115362031438070e-9)]
    [InlineData(500f, 500.0)]
    [InlineData(-500f, 0.0)]
    public void Softplus_does_not_overflow(float x, double expected) => ((double)Scalar.Softplus(x)).ShouldBe(expected, Math.Abs(expected) * 1e-6);

    [Theory]
    [InlineData(0f, 0.5)]
    [InlineData(2f, 0.880797077977882444060)]
    [InlineData(-2f, 0.119202922022117555940)]
    [InlineData(200f, 1.0)]
    [InlineData(-200f, 0.0)]
    public void Sigmoid_of_a_number_and_Silu(float x, double expected)
    {
        ((double)Scalar.Sigmoid(x)).ShouldBe(expected, 1e-7);
        ((double)Scalar.Silu(x)).ShouldBe(x * expected, 1e-6);
    }

    [Fact]
    public void Activations_with_a_knee()
    {
        (Scalar.Relu(2), Scalar.Relu(-2), Scalar.Relu(0)).ShouldBe((2f, 0f, 0f));
        (Scalar.LeakyRelu(2), Scalar.LeakyRelu(-2), Scalar.LeakyRelu(-2, slope: 0.5f)).ShouldBe((2f, -0.02f, -1f));
        Scalar.Elu(2).ShouldBe(2);
        Scalar.Elu(-1).ShouldBe(-0.632120559f, 1e-7);
        Scalar.Elu(-1, alpha: 2).ShouldBe(-1.264241118f, 2e-7);
        Scalar.Tanh(0.5f).ShouldBe(0.462117157f, 1e-7);
    }

    [Fact]
    public void Not_a_number_stays_so()
    {
        Func<float, float>[] functions =
        [
            Scalar.Relu, Scalar.Sigmoid, Scalar.Tanh, Scalar.Gelu, Scalar.Silu, Scalar.Softplus, x => Scalar.LeakyRelu(x), x => Scalar.Elu(x),
        ];

        functions.ShouldAllBe(function => float.IsNaN(function(float.NaN)));
    }
}
