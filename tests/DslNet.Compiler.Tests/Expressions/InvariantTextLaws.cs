using System.Globalization;

namespace DslNet.Compiler.Tests.Expressions;

public class InvariantTextLaws
{
    private static readonly FsCheck.Arbitrary<float> Floats = FsCheck.Fluent.Arb.From(Laws.Drawn(random => BitConverter.Int32BitsToSingle(random.Next() ^ (random.Next(2) << 31))));

    private static readonly FsCheck.Arbitrary<float> Decimals = FsCheck.Fluent.Arb.From(Laws.Drawn(random => (float)(random.Next(-99999, 99999) * Math.Pow(10, -random.Next(0, 12)))));

    [Fact]
    public void A_float_reads_back_from_its_text()
    {
        Laws.Hold(Floats, 5000, value =>
        {
            if (float.IsFinite(value))
            {
                float.Parse(InvariantText.Of(value), CultureInfo.InvariantCulture).ShouldBe(value);
            }
        });
    }

    /// <summary>Arguments are decimals of a few digits; there the text is the runtime's own (which writes out large numbers a little longer).</summary>
    [Fact]
    public void Decimals_read_as_the_runtime_writes_them()
    {
        Laws.Hold(Decimals, 5000, value => InvariantText.Of(value).ShouldBe(value.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1e-5f, "1E-05")]
    [InlineData(0.25f, "0.25")]
    [InlineData(3f, "3")]
    [InlineData(16777216f, "16777216")]
    [InlineData(-0f, "-0")]
    public void Texts_are_those_of_the_runtime(float value, string expected)
    {
        InvariantText.Of(value).ShouldBe(expected);
        value.ToString(CultureInfo.InvariantCulture).ShouldBe(expected);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void The_culture_does_not_show(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            InvariantText.Of(-1234.5f).ShouldBe("-1234.5");
            InvariantText.Of(-7).ShouldBe("-7");
            InvariantText.Literal(-0.5f).ShouldBe("-0.5f");
            InvariantText.Of($"{1.5f} and {-3}").ShouldBe("1.5 and -3");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(float.NaN, "float.NaN")]
    [InlineData(float.PositiveInfinity, "float.PositiveInfinity")]
    [InlineData(float.NegativeInfinity, "float.NegativeInfinity")]
    [InlineData(1f, "1f")]
    public void Literals_compile(float value, string expected) => InvariantText.Literal(value).ShouldBe(expected);
}
