using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3001, where the mode is known to be Train on some way.</summary>
public class ForwardInTrainingTests
{
    [Theory]
    [InlineData("using var n = new DigitsNet(); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = DigitsNet.Create(8, 1, 0); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using DigitsNet n = new(8) { Regularization = new Regularization(0, 1e-3f) }; n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); Safetensors.Load(n, \"weights\"); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("given.Train(); given.{|DN3001:Forward(x, y)|};")]
    [InlineData("field.Train(); field.{|DN3001:Forward(x, y)|};")]
    [InlineData("this.field.Train(); Console.WriteLine(); this.field.{|DN3001:Forward(x, y)|};")]
    [InlineData("DigitsNet n = given; n = flag ? new DigitsNet(8) : new DigitsNet(16); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("changing ??= new DigitsNet(); changing.Train(); changing.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); if (flag && epochs > 1) { n.Eval(); } n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); foreach (int i in labels) { n.Eval(); n.Forward(x, y); n.Train(); } n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); if (flag) { n.Eval(); } n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); n.Eval(); if (flag) { n.Train(); } n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); n.Fit(train, optimizer); n.Train(); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); n.Evaluate(validation); n.Predict(x, y); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); var same = n; same.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); INetwork same = n; same.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); n.{|DN3001:Forward(x, y)|}; for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); } n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); foreach (int i in labels) { n.{|DN3001:Forward(x, y)|}; }")]
    [InlineData("using var n = new DigitsNet(); try { n.{|DN3001:Forward(x, y)|}; } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("using var n = new DigitsNet(); try { Console.WriteLine(); } finally { n.Train(); } n.{|DN3001:Forward(x, y)|};")]
    [InlineData("using var n = flag ? new DigitsNet(8) : new DigitsNet(16); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("var n = new DigitsNet(); n?.{|DN3001:Forward(x, y)|}; n?.Dispose();")]
    [InlineData("Action a = () => { using var n = new DigitsNet(); n.{|DN3001:Forward(x, y)|}; }; a();")]
    [InlineData("void Local() { using var n = new DigitsNet(); n.{|DN3001:Forward(x, y)|}; } Local();")]
    [InlineData("using var n = new DigitsNet(); Action a = () => n.Predict(x, y); a(); n.{|DN3001:Forward(x, y)|};")]
    [InlineData("if (given is DigitsNet n) { n.Train(); given.{|DN3001:Forward(x, y)|}; }")]
    [InlineData("using var n = new DigitsNet(); Look(n); n.{|DN3001:Forward(x, y)|};", "static void Look(DigitsNet n) => Console.WriteLine(n.BatchSize);")]
    [InlineData("using var n = new DigitsNet(); n.Eval(); Back(n); n.{|DN3001:Forward(x, y)|};", "static void Back(INetwork n) { n.Train(); }")]
    [InlineData("using var n = new DigitsNet(); n.Eval(); n.Back(); n.{|DN3001:Forward(x, y)|};", "} static class Extensions { public static void Back(this INetwork n) => n.Train();")]
    [InlineData("using var n = new DigitsNet(); foreach (int i in labels) { n.{|DN3001:Forward(x, y)|}; Print(y); }", "static void Print(float[] y) => Console.WriteLine(y[0]);")]
    [InlineData("field.Train(); foreach (int i in labels) { field.{|DN3001:Forward(x, y)|}; Print(y); }", "static void Print(float[] y) => Console.WriteLine(y[0]);")]
    [InlineData("if (field.Mode == Mode.Train) { field.{|DN3001:Forward(x, y)|}; }")]
    public async Task The_network_is_in_training_mode(string statements, string members = "") => await Verify.Rule("DN3001", UseSource.Method(statements, members));

    [Fact]
    public async Task Other_threads_may_change_what_others_hold_while_a_method_waits() => await Verify.Rule("DN3001", UseSource.Networks + """
        class Service(DigitsNet network)
        {
            async Task Run(float[] x, float[] y, DigitsNet given)
            {
                given.Train();
                await Task.Delay(1);
                given.Forward(x, y);
                network.Train();
                await Task.Delay(1);
                network.Forward(x, y);
                using var own = new DigitsNet();
                await Task.Delay(1);
                own.{|DN3001:Forward(x, y)|};
            }
        }
        """);

    [Fact]
    public async Task Parameters_of_the_class_belong_to_all_its_methods() => await Verify.Rule("DN3001", UseSource.Networks + """
        class Service(DigitsNet network, DigitsNet other)
        {
            void Ready() => network.Eval();
            void Swap() => other = new DigitsNet();
            void Look() => Console.WriteLine();
            void Run(float[] x, float[] y)
            {
                network.Train();
                Ready();
                network.Forward(x, y);
                other.Train();
                Swap();
                other.Forward(x, y);
                other.Train();
                Look();
                other.{|DN3001:Forward(x, y)|};
            }

            IEnumerable<int> Each(float[] x, float[] y, DigitsNet given)
            {
                given.Train();
                yield return 1;
                given.Forward(x, y);
            }
        }
        """);

    [Fact]
    public async Task A_network_s_own_methods_know_their_mode() => await Verify.Rule("DN3001", """
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class DigitsNet
        {
            static Net Define() => Input(64) >> Dropout(0.2f) >> Dense(10) >> Softmax;
            public void Noisy(float[] x, float[] y) { Train(); {|DN3001:Forward(x, y)|}; }
            public void Ready() => Eval();
            public void Quiet(float[] x, float[] y) { Train(); this.Ready(); Forward(x, y); }
        }

        class User { void Use(float[] x, float[] y) { using var n = new DigitsNet(); n.Ready(); n.Forward(x, y); } }
        """);

    [Fact]
    public async Task The_message_names_the_network_and_its_layers()
    {
        IReadOnlyList<Diagnostic> found = await Verify.Rule("DN3001", UseSource.Method("using var net = new DigitsNet(); net.{|DN3001:Forward(x, y)|}; net.Eval(); net.Train(); net.{|DN3001:Forward(y, x)|};"));

        found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => diagnostic.GetMessage()).ShouldBe(
        [
            "'net' is in training mode here, as constructed: batchnorm1, dropout1 work as in training, so the outputs aren't those of the trained network. Call net.Eval() before it, or Predict instead of Forward.",
            "'net' is in training mode here, since Train(): batchnorm1, dropout1 work as in training, so the outputs aren't those of the trained network. Call net.Eval() before it, or Predict instead of Forward.",
        ]);
    }

    [Fact]
    public async Task Top_level_programs()
    {
        string program = UserProject.Usings + """
            using var network = new DigitsNet();
            float[] x = new float[64], y = new float[10];
            network.Forward(x, y);
            network.Eval();
            network.Forward(x, y);
            """ + UseSource.Networks;

        IReadOnlyList<Diagnostic> found = await UserProject.Diagnose([program], OutputKind.ConsoleApplication);

        found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldHaveSingleItem().Id.ShouldBe("DN3001");
    }
}
