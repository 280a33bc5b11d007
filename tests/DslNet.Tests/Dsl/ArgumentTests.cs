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
        { "heads", "at least 1", "0", () => Dsl.SelfAttention(0) },
        { "heads", "at least 1", "-1", () => Dsl.CrossAttention(Dsl.Input(2, 3), Dsl.Input(4, 3), -1) },
        { "units", "at least 1", "-3", () => Dsl.Input(4).Dense(-3) },
        { "rate", "at least 0 and less than 1", "1", () => Dsl.Dropout(1) },
        { "rate", "at least 0 and less than 1", "-0.1", () => Dsl.Dropout(-0.1f) },
        { "rate", "at least 0 and less than 1", "NaN", () => Dsl.Dropout(float.NaN) },
        { "kernel", "at least 1", "(3, 0)", () => Dsl.Conv2D(8, (3, 0)) },
        { "stride", "at least 1", "0", () => Dsl.Conv2D(8, 3, stride: 0) },
        { "dilation", "at least 1", "0", () => Dsl.Conv1D(8, 3, dilation: 0) },
        { "groups", "divide the filters, 6", "4", () => Dsl.Conv2D(6, 3, groups: 4) },
        { "groups", "at least 1", "0", () => Dsl.Conv1D(6, 3, groups: 0) },
        { "padding", "two (before, after)", "(0, 1, 0, 1)", () => Dsl.Conv1D(6, 3, padding: (0, 1, 0, 1)) },
        { "padding", "four (top, bottom, left, right)", "(0, 1)", () => Dsl.Conv2D(6, 3, padding: (0, 1)) },
        { "right", "at least 0", "-1", () => new Padding(1, 1, 1, -1) },
        { "outputPadding", "less than the stride or the dilation", "2", () => Dsl.ConvTranspose2D(6, 3, stride: (2, 3), outputPadding: 2) },
        { "outputPadding", "0 where padding is Same", "1", () => Dsl.ConvTranspose1D(6, 3, stride: 2, padding: Padding.Same, outputPadding: 1) },
        { "size", "at most 16", "(2, 17)", () => Dsl.MaxPool2D((2, 17)) },
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
        { "name", "letters, digits and underscores", "\"a b\"", () => Dsl.Input(3, name: "a b") },
        { "name", "letters, digits and underscores", "\"\"", () => Dsl.Input(3, 2, name: "") },
        { "name", "letters, digits and underscores", "\"1\"", () => Dsl.Input(3, 2, 1, name: "1") },
        { "name", "letters, digits and underscores", "\"x-y\"", () => Dsl.Tap("x-y") },
        { "name", "letters, digits and underscores", "\"x.y\"", () => Dsl.Shared(Dsl.Relu, "x.y") },
        { "size", "at least 1", "0", () => Dsl.Reshape(0) },
        { "length", "at least 1", "0", () => Dsl.Reshape(0, 1) },
        { "channels", "at least 1", "-1", () => Dsl.Reshape(1, -1) },
        { "width", "at least 1", "0", () => Dsl.Reshape(1, 0, 1) },
        { "factor", "at least 1", "0", () => Dsl.Upsample2D(0) },
        { "interpolation", "a member of Interpolation", "2", () => Dsl.Upsample2D(2, (Interpolation)2) },
        { "axis", "a member of Axis", "4", () => Dsl.Slice(1..2, (Axis)4) },
        { "axis", "a member of Axis", "-1", () => Dsl.Concat((Axis)(-1), Dsl.Relu) },
        { "axis", "a member of Axis", "7", () => Dsl.Concat((Axis)7, Dsl.Input(3)) },
        { "first", "a member of Axis", "4", () => Dsl.Transpose((Axis)4, Axis.Channels) },
        { "second", "a member of Axis", "4", () => Dsl.Transpose(Axis.Channels, (Axis)4) },
        { "pixels", "at least 0", "-1", () => Dsl.Pad(-1) },
        { "after", "at least 0", "-1", () => Dsl.Pad(0, -1) },
        { "left", "at least 0", "-1", () => Dsl.Pad(0, 0, -1, 0) },
        { "mode", "a member of PadMode", "3", () => Dsl.Pad(1, (PadMode)3) },
        { "epsilon", "positive", "0", () => Dsl.LayerNorm(0) },
        { "epsilon", "positive", "-1", () => Dsl.RmsNorm(-1) },
        { "epsilon", "positive", "NaN", () => Dsl.GroupNorm(1, float.NaN) },
        { "groups", "at least 1", "0", () => Dsl.GroupNorm(0) },
        { "size", "at least 1", "0", () => Dsl.AdaptiveAvgPool1D(0) },
        { "height", "at least 1", "0", () => Dsl.AdaptiveAvgPool2D(0, 1) },
        { "width", "at least 1", "-2", () => Dsl.AdaptiveAvgPool2D(1, -2) },
        { "scale", "finite", "NaN", () => Dsl.Rescale(float.NaN) },
        { "offset", "finite", "Infinity", () => Dsl.Rescale(1, float.PositiveInfinity) },
        { "units", "at least 1", "0", () => Dsl.Rnn(0) },
        { "units", "at least 1", "-1", () => Dsl.Gru(-1) },
        { "name", "letters, digits and underscores", "\"x-y\"", () => Dsl.Lstm(1, "x-y") },
        { "units", "at least 1", "0", () => Dsl.Scan(0, (x, h) => h) },
        { "init", "must be Init.Constant, Zeros, Normal or Uniform", "Auto", () => Dsl.Parameter(default) },
        { "init", "must be Init.Constant, Zeros, Normal or Uniform", "HeNormal", () => Dsl.Parameter(Init.He) },
        { "per", "a member of Per", "2", () => Dsl.Parameter(Init.Zeros, (Per)2) },
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
        () => Dsl.Reshape(1, 1, 1),
        () => Dsl.Upsample2D(1, Interpolation.Bilinear),
        () => Dsl.Pad(0),
        () => Dsl.Rescale(0, 0),
        () => Dsl.Parameter(Init.Uniform(1), Per.Layer),
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
        Should.Throw<ArgumentNullException>(() => Dsl.Residual(Dsl.Relu, null!)).ParamName.ShouldBe("shortcut");
        Should.Throw<ArgumentNullException>(() => Dsl.Shared(null!)).ParamName.ShouldBe("block");
        Should.Throw<ArgumentNullException>(() => Dsl.Frozen(null!)).ParamName.ShouldBe("block");
        Should.Throw<ArgumentNullException>(() => Dsl.Tap(null!)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => Dsl.Activation((x, a) => a * x, null!)).ParamName.ShouldBe("parameter");
        Should.Throw<ArgumentNullException>(() => Dsl.Activation((x, a, b) => (a * x) + b, Dsl.Parameter(Init.Zeros), null!)).ParamName.ShouldBe("parameter2");
        Should.Throw<ArgumentNullException>(() => Dsl.Subtract(Dsl.Input(2), null!)).ParamName.ShouldBe("right");
        Should.Throw<ArgumentNullException>(() => Dsl.CrossAttention(null!, Dsl.Input(2, 3), 1)).ParamName.ShouldBe("queries");
        Should.Throw<ArgumentNullException>(() => Dsl.CrossAttention(Dsl.Input(2, 3), null!, 1)).ParamName.ShouldBe("memory");
        Should.Throw<ArgumentNullException>(() => Dsl.Concat((Net[])null!)).ParamName.ShouldBe("nets");
        Should.Throw<ArgumentNullException>(() => Dsl.Add((Layer[])null!)).ParamName.ShouldBe("layers");
    }

    public static TheoryData<string, Func<object>> JoinsOfNothing => new()
    {
        { "nets", () => Dsl.Concat(Array.Empty<Net>()) },
        { "nets", () => Dsl.Concat(Axis.Steps, Array.Empty<Net>()) },
        { "nets", () => Dsl.Add(Array.Empty<Net>()) },
        { "nets", () => Dsl.Multiply(Array.Empty<Net>()) },
        { "layers", () => Dsl.Concat(Array.Empty<Layer>()) },
        { "layers", () => Dsl.Concat(Axis.Steps, Array.Empty<Layer>()) },
        { "layers", () => Dsl.Add(Array.Empty<Layer>()) },
        { "layers", () => Dsl.Multiply(Array.Empty<Layer>()) },
        { "layers", () => Dsl.Relu.Multiply() },
    };

    [Theory]
    [MemberData(nameof(JoinsOfNothing))]
    public void A_join_joins_something(string name, Func<object> join)
    {
        var exception = Should.Throw<ArgumentException>(join);

        exception.ParamName.ShouldBe(name);
        exception.Message.ShouldContain("at least one");
    }

    [Fact]
    public void A_null_among_what_is_joined_is_told_by_its_number()
    {
        Should.Throw<ArgumentException>(() => Dsl.Concat(Dsl.Input(2), null!)).Message.ShouldContain("number 1");
        Should.Throw<ArgumentException>(() => Dsl.Add(null!, Dsl.Relu)).Message.ShouldContain("number 0");
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
