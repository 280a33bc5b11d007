using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3013: names of values inside and of layers that a network doesn't have.</summary>
public class UnknownNameTests
{
    private const string Networks = """
        [Network(Loss = Loss.MeanSquaredError)]
        public sealed partial class CodeNet
        {
            static Net Define() => Input(6) >> Frozen(Dense(5)) >> Shared(Dense(4, name: "inner"), name: "encoder") >> Tap("code") >> Relu >> Dense(3) >> Tap("late") >> BatchNorm() >> Dense(2);
        }

        [Network(Loss = Loss.MeanSquaredError)]
        public sealed partial class PlainNet { static Net Define() => Input(6) >> Dense(2); }

        """;

    [Theory]
    [InlineData("network.Predict({|DN3013:\"cod\"|}, x, y);", "CodeNet has no value named \"cod\" to predict: there are \"code\", \"late\"")]
    [InlineData("network.Predict(output: y, input: x, tap: {|DN3013:\"Code\"|});", "\"Code\"")]
    [InlineData("const string Name = \"dense3\"; network.Predict({|DN3013:Name|}, x, y);", "\"dense3\"")]
    [InlineData("network.Freeze({|DN3013:\"dense9\"|});", "CodeNet has no layer named \"dense9\" whose parameters learn: there are \"inner\", \"dense3\", \"batchnorm1\", \"dense4\"")]
    [InlineData("network.Freeze(\"inner\", {|DN3013:\"code\"|}, \"dense4\");", "\"code\"")]
    [InlineData("network.Freeze({|DN3013:\"dense1\"|});", "\"dense1\" whose parameters learn")]
    [InlineData("network.Unfreeze({|DN3013:\"encoder\"|});", "\"encoder\"")]
    [InlineData("network.Freeze([{|DN3013:\"relu1\"|}, \"dense3\"]);", "\"relu1\"")]
    [InlineData("network.Unfreeze(new[] { {|DN3013:\"DENSE3\"|} });", "\"DENSE3\"")]
    [InlineData("NetworkFreezing.Freeze(plain, {|DN3013:\"dense2\"|});", "PlainNet has no layer named \"dense2\" whose parameters learn: there are \"dense1\"")]
    public async Task A_name_that_is_not_there(string statements, string message) =>
        (await Verify.Rule("DN3013", With(statements))).ShouldHaveSingleItem().GetMessage().ShouldContain(message);

    [Theory]
    [InlineData("network.Predict(\"code\", x, y); network.Predict(\"late\", x, y);")]
    [InlineData("network.Predict(given, x, y);")]
    [InlineData("network.Freeze(\"inner\", \"dense3\", \"batchnorm1\", \"dense4\"); network.Unfreeze();")]
    [InlineData("network.Freeze(given); network.Freeze(many); network.Freeze([.. many]);")]
    [InlineData("INetwork any = flag ? network : plain; any.Freeze(\"dense2\");")]
    [InlineData("plain.Freeze(\"dense1\");")]
    [InlineData("new Other().Freeze(\"nothing\"); new Other().Predict(\"nothing\", x, y);")]
    public async Task Names_that_are_there_or_not_known(string statements) => (await Verify.Rule("DN3013", With(statements))).ShouldBeEmpty();

    [Fact]
    public async Task A_network_with_errors_has_no_names() => await Verify.Errors("""
        [Network] public sealed partial class N { static Net Define() => Input(4) >> Dense({|DN1005:0|}) >> Tap("code"); }
        static class Program { static void Run(N network) { network.Freeze("dense1"); network.Predict("other", new float[4], new float[4]); } }
        """);

    [Fact]
    public async Task A_network_all_of_whose_layers_are_frozen_has_none_to_name() => (await Verify.Rule("DN3013", """
        [Network] public sealed partial class N { static Net Define() => Input(4) >> Frozen(Dense(3)); }
        static class Program { static void Run(N network) => network.Freeze({|DN3013:"dense1"|}); }
        """)).ShouldHaveSingleItem().GetMessage().ShouldContain("there is none");

    private static string With(string statements) => Networks + $$"""
        class Other { public void Freeze(string name) { } public void Predict(string tap, float[] input, float[] output) { } }
        static class Program
        {
            static void Run(CodeNet network, PlainNet plain, float[] x, float[] y, string given, string[] many, bool flag)
            {
                {{statements}}
            }
        }
        """;
}
