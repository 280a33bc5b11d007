using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

public class CanonicalTextTests
{
    [Fact]
    public void A_net_prints_every_argument_in_order()
    {
        Net net = Dsl.Input(64) >> Dsl.Dense(128) >> Dsl.BatchNorm() >> Dsl.Relu >> Dsl.Dropout(0.25f)
            >> Dsl.Residual(Dsl.Relu >> Dsl.Dense(128, Init.Normal(0.1f), bias: false, name: "inner")) >> Dsl.Activation(x => x);

        net.ToString().ShouldBe(
            "Input(64) >> Dense(units: 128, init: Auto, bias: true, name: null) >> BatchNorm(momentum: 0.1, epsilon: 1E-05, name: null) >> Relu"
            + " >> Dropout(rate: 0.25) >> Residual(block: Relu >> Dense(units: 128, init: Normal(0.1), bias: false, name: \"inner\"))"
            + " >> Activation(function: function)");
    }

    [Fact]
    public void Repeat_and_Chain_are_expanded() =>
        (Dsl.Repeat(2, Dsl.Relu) >> Dsl.Chain(Dsl.Elu(), Dsl.LeakyRelu())).ToString().ShouldBe("Relu >> Relu >> Elu(alpha: 1) >> LeakyRelu(slope: 0.01)");

    [Fact]
    public void An_input_prints_its_extents()
    {
        Dsl.Input(64).ToString().ShouldBe("Input(64)");
        Dsl.Input(100, 3).ToString().ShouldBe("Input(100, 3)");
        Dsl.Input(28, 28, 1).ToString().ShouldBe("Input(28, 28, 1)");
    }

    [Fact]
    public void Empty_blocks_print_nothing()
    {
        Dsl.Chain().ToString().ShouldBe("");
        (Dsl.Input(3) >> Dsl.Chain()).ToString().ShouldBe("Input(3)");
        Dsl.Residual(Dsl.Chain()).ToString().ShouldBe("Residual(block: )");
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1e-5f, "1E-05")]
    [InlineData(-0f, "-0")]
    [InlineData(100000f, "100000")]
    [InlineData(1234567f, "1234567")]
    [InlineData(1e10f, "1E+10")]
    [InlineData(1f / 3, "0.33333334")]
    [InlineData(16777216f, "16777216")]
    [InlineData(float.MaxValue, "3.4028235E+38")]
    [InlineData(float.Epsilon, "1.4013E-45")]
    public void A_float_prints_as_in_the_compiler(float value, string text) => Dsl.LeakyRelu(value).ToString().ShouldBe($"LeakyRelu(slope: {text})");

    [Fact]
    public void A_float_reads_back() => Prop.ForAll(
        Gen.Choose(int.MinValue, int.MaxValue).Select(BitConverter.Int32BitsToSingle).Where(float.IsFinite).ToArbitrary(),
        value => BitConverter.SingleToInt32Bits(float.Parse(CanonicalText.Of(value), CultureInfo.InvariantCulture)).ShouldBe(BitConverter.SingleToInt32Bits(value)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void The_users_culture_plays_no_part(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            (Dsl.Dropout(0.25f) >> Dsl.LeakyRelu(-0.5f)).ToString().ShouldBe("Dropout(rate: 0.25) >> LeakyRelu(slope: -0.5)");
            Should.Throw<ArgumentOutOfRangeException>(() => Dsl.Dropout(-1.5f)).Message.ShouldContain("It is -1.5.");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
