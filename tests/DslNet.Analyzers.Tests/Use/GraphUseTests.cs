using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>The rules of use know the members that networks with several inputs, outputs and named values have beside those of every one.</summary>
public class GraphUseTests
{
    private const string Networks = """
        [Network]
        public sealed partial class TwinNet
        {
            static Net Define() => Concat(Input(4, name: "left"), Input(3, name: "right")) >> Dense(5) >> Tap("code") >> Dropout(0.2f) >> Dense(2);
        }

        [Network(Loss = Loss.MeanSquaredError)]
        public sealed partial class TunedNet { static Net Define() => Input(4) >> Frozen(Dense(5) >> BatchNorm() >> Relu) >> Dense(2); }

        [Network(Loss = Loss.MeanSquaredError)]
        public sealed partial class NoisyNet { static Net Define() => Input(4) >> Frozen(Dense(5) >> Dropout(0.2f) >> Relu) >> Dense(2); }

        """;

    [Theory]
    [InlineData("var n = {|DN3008:new TwinNet()|}; n.Predict(x, x, y);")]
    [InlineData("var n = {|DN3008:new TwinNet()|}; n.Predict(\"code\", x, y);")]
    [InlineData("var n = {|DN3008:new TunedNet()|}; n.Freeze(\"dense2\"); n.Predict(x, y);")]
    [InlineData("Parallel.For(0, 9, i => twin.{|DN3012:Predict(left: x, right: x, output: y)|});")]
    [InlineData("Parallel.For(0, 9, i => twin.{|DN3012:Predict(\"code\", x, y)|});")]
    [InlineData("var n = new TwinNet(); n.Predict(x, x, y); n.{|DN3001:Forward(x, y)|}; n.Dispose();")]
    [InlineData("using var n = new NoisyNet(); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new TwinNet(); n.Freeze(\"dense1\"); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("tuned.Eval(); tuned.Freeze(\"dense2\"); tuned.{|DN3002:TrainStep(x, y, optimizer)|};")]
    public async Task A_mistake_around_the_new_members(string statements)
    {
        string marked = statements[(statements.IndexOf("{|", StringComparison.Ordinal) + 2)..][..6];

        await Verify.Rule(marked, With(statements));
    }

    [Theory]
    [InlineData("DN3001", "using var n = new TunedNet(); n.Forward(x, y);")]
    [InlineData("DN3001", "using var n = new TwinNet(); n.Predict(x, x, y); n.Predict(\"code\", x, y);")]
    [InlineData("DN3008", "using var n = new TwinNet(); n.Predict(x, x, y); n.Predict(\"code\", x, y);")]
    [InlineData("DN3012", "Parallel.For(0, 9, i => { using var n = new TwinNet(); n.Predict(x, x, y); });")]
    public async Task What_is_right_stays_so(string rule, string statements) => (await Verify.Rule(rule, With(statements))).ShouldBeEmpty();

    [Fact]
    public async Task A_predictor_has_no_named_inputs_so_none_is_offered() =>
        await VerifyFix.Offers("DN3012", With("using var n = new TwinNet(); Parallel.For(0, 9, i => n.{|DN3012:Predict(x, x, y)|});"));

    private static string With(string statements) => Networks + $$"""
        class Program
        {
            void Run(float[] x, float[] y, TwinNet twin, TunedNet tuned, Optimizer optimizer)
            {
                {{statements}}
            }
        }
        """;
}
