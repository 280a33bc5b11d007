using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3014.</summary>
public class UnclippedRecurrenceTests
{
    private const string Recurrent = "Input(20, 4) >> Lstm(3) >> Last >> Dense(1)";

    [Theory]
    [InlineData("network.Fit(train, {|DN3014:new Adam()|});")]
    [InlineData("network.Fit(train, {|DN3014:new Sgd(0.1f) { ClipNorm = 0 }|}, new FitOptions { Epochs = 3 });")]
    [InlineData("AdamW adam = new(1e-3f) { Groups = [] }; network.Fit(train, {|DN3014:adam|});")]
    [InlineData("Optimizer one = train.Count > 9 ? new Adam() : new RmsProp(); network.Fit(train, {|DN3014:one|});")]
    public async Task Nothing_is_clipped(string statements) => await Verify.Rule("DN3014", Of(statements));

    [Theory]
    [InlineData("Input(120, 4) >> Gru(3) >> AvgPool1D(4) >> Bidirectional(Scan(2, (x, h) => (x >> Dense(2)) + (h >> Dense(2)) >> Relu)) >> Last >> Dense(1)", "120 steps, gru1, and Adam clips no gradient")]
    [InlineData("Input(30, 4) >> Bidirectional(Scan(2, (x, h) => (x >> Dense(2)) + (h >> Dense(2)) >> Relu)) >> Flatten >> Dense(1)", "30 steps, scan1, whose cell bounds no state, and Adam")]
    [InlineData("Input(30, 4) >> Scan(2, (x, h) => (x >> Dense(2)) + (h >> Dense(2)) >> Relu >> LayerNorm()) >> Flatten >> Dense(1)", "30 steps, scan1, and Adam")]
    public async Task The_message_has_the_recurrence_and_its_steps(string definition, string words) =>
        (await Verify.Rule("DN3014", Of("network.Fit(train, {|DN3014:new Adam()|});", definition)))
            .ShouldHaveSingleItem().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldContain("'network' has a recurrence over " + words);

    [Theory]
    [InlineData("network.Fit(train, new Adam { ClipNorm = 1 });")]
    [InlineData("network.Fit(train, new Adam { ClipValue = 0.5f });")]
    [InlineData("const float Norm = 2; Adam adam = new() { ClipNorm = Norm }; network.Fit(train, adam);")]
    [InlineData("Adam adam = new(); adam.ClipNorm = 1; network.Fit(train, adam);")]
    [InlineData("Adam adam = new(); Set(adam); network.Fit(train, adam); static void Set(Optimizer optimizer) => optimizer.ClipNorm = 1;")]
    [InlineData("Adam adam = new(); Other.Set(adam); network.Fit(train, adam);")]
    [InlineData("network.Fit(train, given);")]
    [InlineData("Optimizer one = train.Count > 9 ? new Adam() : given; network.Fit(train, one);")]
    [InlineData("network.Fit(train, Other.Make());")]
    [InlineData("network.Fit(train, new Mine());")]
    [InlineData("Adam unused = new();")]
    public async Task Clipped_or_not_known(string statements) => (await Verify.Rule("DN3014", Of(statements))).ShouldBeEmpty();

    [Theory]
    [InlineData("Input(20, 4) >> Conv1D(4, 3) >> Relu >> GlobalAvgPool >> Dense(1)")]
    [InlineData("Input(19, 4) >> Lstm(3) >> Last >> Dense(1)")]
    [InlineData("Input(20, 4) >> Frozen(Lstm(3)) >> Last >> Dense(1)")]
    [InlineData("Input(20, 4) >> SelfAttention(2) >> Last >> Dense(1)")]
    public async Task Other_networks(string definition) => (await Verify.Rule("DN3014", Of("network.Fit(train, new Adam());", definition))).ShouldBeEmpty();

    [Theory]
    [InlineData("network.Fit(train, {|DN3014:new Adam()|});", "network.Fit(train, new Adam() { ClipNorm = 1f });")]
    [InlineData("network.Fit(train, {|DN3014:new Adam { }|});", "network.Fit(train, new Adam { ClipNorm = 1f });")]
    [InlineData("Adam adam = new(1e-3f) { Groups = [] }; network.Fit(train, {|DN3014:adam|});", "Adam adam = new(1e-3f) { Groups = [], ClipNorm = 1f }; network.Fit(train, adam);")]
    [InlineData("network.Fit(train, {|DN3014:new Adam { ClipNorm = 0f }|});", "network.Fit(train, new Adam { ClipNorm = 1f });")]
    public async Task Clipping_is_set(string before, string after) => await VerifyFix.Changes("DN3014", Of(before), Of(after));

    [Fact]
    public async Task Of_two_optimizers_neither_is_changed() =>
        await VerifyFix.Offers("DN3014", Of("Optimizer one = train.Count > 9 ? new Adam() : new RmsProp(); network.Fit(train, {|DN3014:one|});"));

    /// <summary>Tokens are no quantities, so there is nothing to scale (DN3005).</summary>
    [Fact]
    public async Task Tokens_are_not_scaled() => (await Verify.Rule(
        "DN3005",
        "[Network] partial class N { static Net Define() => Tokens(4, 9) >> Embedding(3) >> Last >> Dense(1); } static class P { static void Main() { using N network = new(8); network.Fit(CsvDataset.Read(\"a.csv\", \"y\").Split(seed: 1).Train, new Adam()); } }")).ShouldBeEmpty();

    private static string Of(string statements, string definition = Recurrent) => $$"""
        [Network] partial class N { static Net Define() => {{definition}}; }
        static class Program
        {
            static void Main(TrainingSet train, Optimizer given)
            {
                using var network = new N(batchSize: 16);
                {{statements}}
            }
        }
        static class Other
        {
            public static void Set(Optimizer optimizer) => optimizer.ClipNorm = 1;
            public static Optimizer Make() => new Adam { ClipNorm = 1 };
        }
        sealed class Mine() : Optimizer(0.1f)
        {
            public override int StateFloatsPerParameter => 0;

            public override string ToString() => "Mine";

            protected override void Update(OptimizerStep step, System.Span<float> parameters, System.ReadOnlySpan<float> gradients, ParameterState state) => parameters[0] -= step.LearningRate * gradients[0];
        }
        """;
}
