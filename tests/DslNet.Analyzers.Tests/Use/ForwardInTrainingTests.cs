using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3001: wherever the mode is known to be Train on some way, and nowhere else.</summary>
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

    [Theory]
    [InlineData("using var n = new DigitsNet(); n.Eval(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); n.Fit(train, optimizer); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); NetworkTraining.Fit(n, train, optimizer); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); n.Predict(x, y);")]
    [InlineData("using var n = new PlainNet(); n.Forward(x, y);")]
    [InlineData("given.Forward(x, y); field.Forward(x, y); changing.Forward(x, y); many[0].Forward(x, y);")]
    [InlineData("foreach (var n in many) { n.Forward(x, y); }")]
    [InlineData("INetwork n = given; n.Train(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.Forward(x, y); n.TrainStep(x, labels, optimizer); }")]
    [InlineData("using var n = new DigitsNet(); do { n.Forward(x, y); n.Backward(x, labels); optimizer.Step(n); } while (flag);")]
    [InlineData("using var n = new DigitsNet(); while (flag) { foreach (int i in labels) { n.Forward(x, y); } n.Backward(x, labels); }")]
    [InlineData("using var n = new DigitsNet(); n.Forward(x, y); n.Backward(x, labels);")]
    [InlineData("using var n = new DigitsNet(); if (flag) { n.Eval(); } else { n.Fit(train, optimizer); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (!flag) { return; } n.Eval(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); switch (epochs) { case 1: n.Eval(); break; default: n.Eval(); break; } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); int k = epochs switch { 0 => throw new Exception(), _ => 1 }; n.Eval(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); try { n.Eval(); } finally { Console.WriteLine(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); try { Console.WriteLine(); } finally { n.Eval(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); try { n.Eval(); x[0] = 1; } catch (Exception) when (flag) { n.Forward(x, y); }")]
    [InlineData("using var n = new DigitsNet(); try { n.Fit(train, optimizer); } catch (OperationCanceledException) { } n.Eval(); n.Forward(x, y);")]
    [InlineData("DigitsNet n; using (n = new DigitsNet()) { n.Eval(); n.Forward(x, y); }")]
    [InlineData("using var n = new DigitsNet(); INetwork same = n; same.Eval(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); n.Eval(); DigitsNet a = n, b = a; b.Forward(x, y);")]
    [InlineData("var a = new DigitsNet(); var b = new DigitsNet(); var c = flag ? a : b; c.Eval(); a.Forward(x, y);")]
    [InlineData("DigitsNet a = new(), b = a; if (flag) { a = new(); b = a; } a.Eval(); b.Forward(x, y);")]
    [InlineData("DigitsNet? last = null; for (int i = 0; i < epochs; i++) { var n = new DigitsNet(); last?.Forward(x, y); n.Eval(); last = n; }")]
    [InlineData("using var n = new DigitsNet(); Action a = () => n.Eval(); a(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); Action a = n.Eval; a(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); void Ready() => n.Eval(); Ready(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); void Ready() { var m = n; m.Eval(); } Ready(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); many.Add(n); Task.Run(() => many[0].Eval()).Wait(); n.Forward(x, y);")]
    [InlineData("field.Train(); Ready(); field.Forward(x, y);", "void Ready() => field.Eval();")]
    [InlineData("field.Train(); Ready(); field.Forward(x, y);", "void Ready() => Ready2(); void Ready2() => field.Eval();")]
    [InlineData("changing.Train(); Ready(); changing.Forward(x, y);", "void Ready() { changing = new DigitsNet(); changing.Eval(); }")]
    [InlineData("using var n = new DigitsNet(); Ready(n); n.Forward(x, y);", "static void Ready(INetwork n) => n.Eval();")]
    [InlineData("using var n = new DigitsNet(); Ready(n); n.Forward(x, y);", "static void Ready<T>(T n) where T : INetwork<T> { if (n.BatchSize > 1) { n.Eval(); } else { n.Eval(); } }")]
    [InlineData("using var n = new DigitsNet(); n.Ready(); n.Forward(x, y);", "} static class Extensions { public static void Ready(this INetwork n) => n.Eval();")]
    [InlineData("using var n = new DigitsNet(); Ready(n); n.Forward(x, y);", "static void Ready(INetwork n) => Deeper(n); static void Deeper(INetwork n) => n.Eval();")]
    [InlineData("using var n = new DigitsNet(); Ready(n); n.Forward(x, y);", "async Task Ready(INetwork n) { await Task.Yield(); n.Eval(); }")]
    [InlineData("using var n = new DigitsNet(); Ready(n); n.Forward(x, y);", "protected virtual void Ready(INetwork n) { }")]
    [InlineData("using var n = new DigitsNet(); foreach (int i in Each(n)) { n.Forward(x, y); }", "IEnumerable<int> Each(INetwork n) { n.Eval(); yield return 1; }")]
    [InlineData("DigitsNet n = new(); Change(ref n); n.Forward(x, y);", "static void Change(ref DigitsNet n) => n = new DigitsNet();")]
    [InlineData("Make(out DigitsNet n); n.Forward(x, y);", "static void Make(out DigitsNet n) { n = new DigitsNet(); n.Eval(); }")]
    [InlineData("DigitsNet n = new(); ref DigitsNet r = ref n; r.Eval(); n.Forward(x, y);")]
    [InlineData("(DigitsNet n, int k) = (new DigitsNet(), 1); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); var pair = (n, 1); pair.n.Eval(); n.Forward(x, y);")]
    [InlineData("var all = new[] { new DigitsNet() }; all[0].Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (n.Mode == Mode.Train) { n.Eval(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (Mode.Eval != n.Mode) { n.Eval(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (n is { Mode: Mode.Train }) { n.Eval(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (flag) { n.Eval(); } if (flag) { n.Forward(x, y); }")]
    [InlineData("using var n = new DigitsNet(); if (flag) { n.Eval(); } Console.WriteLine(); if (!flag) { return; } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (TryReady(n)) { n.Forward(x, y); }", "static bool TryReady(INetwork n) { if (n.BatchSize > 1) { n.Eval(); return true; } return false; }")]
    [InlineData("field.Train(); foreach (int i in labels) { field.Forward(x, y); Learn(x, labels, optimizer); }", "void Learn(float[] x, int[] l, Optimizer o) => field.TrainStep(x, l, o);")]
    [InlineData("field.Train(); field.Forward(x, y); Learn(x, labels);", "void Learn(float[] x, int[] l) => field.Backward(x, l);")]
    [InlineData("using var n = new DigitsNet(); foreach (int i in labels) { n.Forward(x, y); Learn(); } void Learn() => n.TrainStep(x, labels, optimizer);")]
    [InlineData("using var n = new DigitsNet(); Action learn = () => n.TrainStep(x, labels, optimizer); foreach (int i in labels) { n.Forward(x, y); learn(); }")]
    [InlineData("using var n = new DigitsNet(); while (true) { n.TrainStep(x, labels, optimizer); if (flag) { n.Eval(); break; } } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); foreach (float rate in x) { n.Fit(train, new Adam(rate)); } n.Forward(x, y);")]
    [InlineData("using var a = new DigitsNet(); using var b = new DigitsNet(); DigitsNet best = a; for (int i = 0; i < epochs; i++) { a.Fit(train, new Adam()); b.Fit(train, new Adam()); best = y[0] > 1 ? a : b; } best.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); bool ok = flag && Ready(n); if (ok) { n.Forward(x, y); }", "static bool Ready(DigitsNet n) { n.Eval(); return true; }")]
    [InlineData("using var n = new DigitsNet(); int round = 0; Start: n.Train(); n.TrainStep(x, labels, optimizer); n.Eval(); n.Forward(x, y); if (round++ < 3) goto Start;")]
    [InlineData("using var n = new DigitsNet(); dynamic o = n; o.Eval(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); bool ready = false; foreach (int i in labels) { if (!ready) { n.Eval(); ready = true; } n.Forward(x, y); }")]
    [InlineData("using var n = new DigitsNet(); if (flag) { n.Train(); } else { n.Eval(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (epochs > 0) { n.Fit(train, optimizer); } if (epochs > 0) n.Forward(x, y);")]
    [InlineData("var n = new DigitsNet(); n.Eval(); n?.Forward(x, y);")]
    [InlineData("if (given is { } n) { n.Eval(); given.Forward(x, y); }")]
    [InlineData("DigitsNet? n = null; n ??= new DigitsNet(); n.Eval(); n.Forward(x, y);")]
    [InlineData("changing ??= new DigitsNet(); changing.Eval(); changing.Forward(x, y);")]
    [InlineData("goto End; End: using var n = new DigitsNet(); n.Eval(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); lock (this) { n.Eval(); } n.Forward(x, y);")]
    [InlineData("Func<DigitsNet> make = () => new DigitsNet(); make().Forward(x, y);")]
    public async Task The_mode_is_Eval_or_not_known(string statements, string members = "") => await Verify.Rule("DN3001", UseSource.Method(statements, members));

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

        found.ShouldHaveSingleItem().Id.ShouldBe("DN3001");
    }
}
