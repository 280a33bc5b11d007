using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3002: training behind Eval or Fit, by the way round a loop, too.</summary>
public class BackwardInEvalTests
{
    [Theory]
    [InlineData("using var n = new DigitsNet(); n.Eval(); n.{|DN3002:TrainStep(x, labels, optimizer)|};")]
    [InlineData("using var n = new PlainNet(); n.Fit(train, optimizer); n.{|DN3002:Backward(x, labels)|};")]
    [InlineData("given.Eval(); given.{|DN3002:Backward(x, labels)|}; optimizer.Step(given);")]
    [InlineData("INetwork n = given; n.Eval(); n.{|DN3002:Backward(x, y)|};")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.{|DN3002:TrainStep(x, labels, optimizer)|}; n.Eval(); n.Forward(x, y); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { foreach (int j in labels) { n.{|DN3002:TrainStep(x, labels, optimizer)|}; } n.Eval(); }")]
    [InlineData("using var n = new DigitsNet(); while (flag) { n.{|DN3002:Backward(x, labels)|}; if (epochs == 3) { n.Eval(); n.Forward(x, y); } }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.{|DN3002:TrainStep(x, labels, optimizer)|}; if (i % 5 == 0) { n.Eval(); n.Forward(x, y); } }")]
    [InlineData("using var n = new DigitsNet(); foreach (int j in labels) { n.{|DN3002:TrainStep(x, labels, optimizer)|}; if (j == 3) { continue; } n.Eval(); }")]
    [InlineData("field.Eval(); foreach (int j in labels) { field.{|DN3002:TrainStep(x, labels, optimizer)|}; }")]
    [InlineData("using var n = new DigitsNet(); Look(n); n.{|DN3002:TrainStep(x, labels, optimizer)|};", "static void Look(INetwork n) { n.Eval(); }")]
    [InlineData("using var n = new DigitsNet(); Learn(n, train, optimizer); n.{|DN3002:TrainStep(x, labels, optimizer)|};", "static void Learn(INetwork n, TrainingSet t, Optimizer o) => n.Fit(t, o);")]
    [InlineData("using var n = new DigitsNet(); var m = n; m.Eval(); n.{|DN3002:Backward(x, labels)|};")]
    [InlineData("using var n = new DigitsNet(); try { n.Eval(); n.Forward(x, y); } finally { Console.WriteLine(); } n.{|DN3002:Backward(x, labels)|};")]
    [InlineData("void Local(DigitsNet n) { n.Eval(); n.{|DN3002:Backward(x, labels)|}; } Local(given);")]
    public async Task The_network_is_in_evaluation_mode(string statements, string members = "") => await Verify.Rule("DN3002", UseSource.Method(statements, members));

    [Theory]
    [InlineData("using var n = new DigitsNet(); n.TrainStep(x, labels, optimizer);")]
    [InlineData("using var n = new DigitsNet(); n.Eval(); n.Train(); n.TrainStep(x, labels, optimizer);")]
    [InlineData("using var n = new DigitsNet(); n.Fit(train, optimizer); n.Train(); n.Backward(x, labels);")]
    [InlineData("given.Backward(x, labels); field.TrainStep(x, labels, optimizer);")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.Train(); n.TrainStep(x, labels, optimizer); n.Eval(); n.Forward(x, y); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { foreach (int j in labels) { n.TrainStep(x, labels, optimizer); } n.Eval(); n.Forward(x, y); n.Train(); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); if (i == 3) { n.Eval(); break; } }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); if (flag) { n.Eval(); n.Forward(x, y); return; } }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); n.Evaluate(validation); n.Predict(x, y); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); Score(n); }", "static void Score(INetwork n) { n.Eval(); n.Train(); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); n.Eval(); try { n.Forward(x, y); } finally { n.Train(); } }")]
    [InlineData("for (int i = 0; i < epochs; i++) { using var n = new DigitsNet(); n.TrainStep(x, labels, optimizer); n.Eval(); }")]
    [InlineData("for (int i = 0; i < epochs; i++) { using var n = new DigitsNet(); n.Fit(train, new Adam()); n.Evaluate(validation); }")]
    [InlineData("DigitsNet n = new(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); n.Eval(); n = new(); }")]
    [InlineData("foreach (var n in many) { n.TrainStep(x, labels, optimizer); n.Eval(); }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, optimizer); if (i == epochs - 1) { n.Eval(); n.Forward(x, y); } }")]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { bool last = i == epochs - 1; n.TrainStep(x, labels, optimizer); if (last) { n.Eval(); n.Forward(x, y); } }")]
    [InlineData("using var n = new DigitsNet(); bool done = false; while (!done) { float loss = n.TrainStep(x, labels, optimizer); if (loss < 1) { n.Eval(); done = true; } }")]
    [InlineData("using var n = new DigitsNet(); int step = 0; do { n.TrainStep(x, labels, optimizer); if (step > 7) { n.Eval(); } } while (step++ < 8);")]
    [InlineData("using var a = new DigitsNet(); using var b = new DigitsNet(); for (int i = 0; i < epochs; i++) { a.TrainStep(x, labels, optimizer); b.Eval(); b.Forward(x, y); }")]
    [InlineData("given.Eval(); Resume(); given.TrainStep(x, labels, optimizer);", "void Resume() => field.Train();")]
    [InlineData("given.Eval(); var mode = given.Mode; if (mode == Mode.Eval) { given.Train(); } given.TrainStep(x, labels, optimizer);")]
    [InlineData("field.Eval(); if (field.Mode is Mode.Eval) { field.Train(); } field.TrainStep(x, labels, optimizer);")]
    [InlineData("if (flag) { given.Eval(); } Console.WriteLine(); if (!flag) { given.Backward(x, labels); }")]
    [InlineData("given.Eval(); Action a = () => given.Train(); a(); given.Backward(x, labels);")]
    [InlineData("given.Eval(); Action a = () => given.Backward(x, labels); given.Train(); a();")]
    [InlineData("many[0].Eval(); many[0].Backward(x, labels);")]
    public async Task The_mode_is_Train_or_not_known(string statements, string members = "") => await Verify.Rule("DN3002", UseSource.Method(statements, members));

    [Fact]
    public async Task The_message_names_the_network_and_what_changed_its_mode() =>
        (await Verify.Rule("DN3002", UseSource.Method("given.Fit(train, optimizer); given.{|DN3002:Backward(x, labels)|};"))).ShouldHaveSingleItem().GetMessage()
            .ShouldBe("'given' is in evaluation mode here, since Fit, and Backward trains it: what Forward shows is not what is being trained. Call given.Train() before it.");
}
