namespace DslNet.Tests;

/// <summary>The ranges of DN1005, at run time: argument, expectation and what came are named.</summary>
public class ArgumentTests
{
    private const int Huge = 100_000;

    public static TheoryData<string, string, string, Func<object>> OutOfRange => new()
    {
        { "size", "at least 1", "0", () => Dsl.Input(0) },
        { "length", "at least 1", "-1", () => Dsl.Input(-1, 2) },
        { "channels", "at least 1", "0", () => Dsl.Input(8, 0) },
        { "height", "at least 1", "0", () => Dsl.Input(0, 8, 1) },
        { "width", "at least 1", "-8", () => Dsl.Input(8, -8, 1) },
        { "channels", "at least 1", "0", () => Dsl.Input(8, 8, 0) },
        { "extents", "at most 2,147,483,647 numbers", "100000×100000×3", () => Dsl.Input(Huge, Huge, 3) },
        { "units", "at least 1", "0", () => Dsl.Dense(0) },
        { "units", "at least 1", "-3", () => Dsl.Input(4).Dense(-3) },
        { "rate", "at least 0 and less than 1", "1", () => Dsl.Dropout(1) },
        { "rate", "at least 0 and less than 1", "-0.1", () => Dsl.Dropout(-0.1f) },
        { "rate", "at least 0 and less than 1", "NaN", () => Dsl.Dropout(float.NaN) },
        { "momentum", "between 0 and 1", "1.5", () => Dsl.BatchNorm(momentum: 1.5f) },
        { "momentum", "between 0 and 1", "NaN", () => Dsl.BatchNorm(momentum: float.NaN) },
        { "epsilon", "positive", "0", () => Dsl.BatchNorm(epsilon: 0) },
        { "epsilon", "positive", "Infinity", () => Dsl.BatchNorm(epsilon: float.PositiveInfinity) },
        { "slope", "finite", "NaN", () => Dsl.LeakyRelu(float.NaN) },
        { "alpha", "finite", "-Infinity", () => Dsl.Elu(float.NegativeInfinity) },
        { "count", "at least 0", "-1", () => Dsl.Repeat(-1, Dsl.Relu) },
        { "count", "at least 0", "-1", () => Dsl.Repeat(-1, _ => Dsl.Relu) },
        { "std", "positive", "0", () => Init.Normal(0) },
        { "limit", "positive", "-1", () => Init.Uniform(-1) },
        { "value", "finite", "NaN", () => Init.Constant(float.NaN) },
        { "name", "letters, digits and underscores", "\"\"", () => Dsl.Dense(1, name: "") },
        { "name", "letters, digits and underscores", "\"1st\"", () => Dsl.Dense(1, name: "1st") },
        { "name", "letters, digits and underscores", "\"a b\"", () => Dsl.BatchNorm(name: "a b") },
        { "name", "letters, digits and underscores", "\"größe\"", () => Dsl.Dense(1, name: "größe") },
    };

    public static TheoryData<Func<object>> AtTheBorder =>
    [
        () => Dsl.Input(1),
        () => Dsl.Input(1, 1, int.MaxValue),
        () => Dsl.Dense(1, name: "_"),
        () => Dsl.Dropout(0),
        () => Dsl.Dropout(MathF.BitDecrement(1)),
        () => Dsl.BatchNorm(momentum: 0, epsilon: float.Epsilon),
        () => Dsl.BatchNorm(momentum: 1),
        () => Dsl.LeakyRelu(-1),
        () => Dsl.Elu(0),
        () => Init.Constant(0),
    ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_argument_out_of_range_is_named_with_what_was_expected_and_what_came(string name, string expected, string came, Func<object> call)
    {
        var exception = Should.Throw<ArgumentOutOfRangeException>(call);

        exception.ParamName.ShouldBe(name);
        exception.Message.ShouldContain(expected);
        exception.Message.ShouldContain($"It is {came}.");
    }

    [Theory]
    [MemberData(nameof(AtTheBorder))]
    public void An_argument_at_the_border_of_its_range_is_taken(Func<object> call) => Should.NotThrow(call);

    [Fact]
    public void Nothing_is_no_layer()
    {
        Should.Throw<ArgumentNullException>(() => Dsl.Residual(null!)).ParamName.ShouldBe("block");
        Should.Throw<ArgumentNullException>(() => Dsl.Repeat(2, (Layer)null!)).ParamName.ShouldBe("block");
        Should.Throw<ArgumentNullException>(() => Dsl.Activation(null!)).ParamName.ShouldBe("function");
        Should.Throw<ArgumentNullException>(() => Dsl.Chain(null!)).ParamName.ShouldBe("layers");
        Should.Throw<ArgumentNullException>(() => Dsl.Input(2) >> null!).ParamName.ShouldBe("layer");
        Should.Throw<ArgumentNullException>(() => (Layer)null! >> Dsl.Relu).ParamName.ShouldBe("first");
        Should.Throw<ArgumentNullException>(() => (Net)null! >> Dsl.Relu).ParamName.ShouldBe("net");
    }

    [Fact]
    public void A_null_among_blocks_is_told_by_its_number()
    {
        var inChain = Should.Throw<ArgumentException>(() => Dsl.Chain(Dsl.Relu, null!));
        inChain.ParamName.ShouldBe("layers");
        inChain.Message.ShouldContain("number 1");

        var inRepeat = Should.Throw<ArgumentException>(() => Dsl.Repeat(3, i => i < 2 ? Dsl.Relu : null!));
        inRepeat.ParamName.ShouldBe("block");
        inRepeat.Message.ShouldContain("number 2");
    }
}
