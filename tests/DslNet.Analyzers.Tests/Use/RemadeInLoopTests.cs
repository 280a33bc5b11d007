using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3010: what is made anew in each turn of the loop that trains something older.</summary>
public class RemadeInLoopTests
{
    [Theory]
    [InlineData("using var n = new DigitsNet(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, {|DN3010:new Adam(1e-3f)|}); }")]
    [InlineData("foreach (int i in labels) { var o = {|DN3010:new Sgd(0.1f, momentum: 0.9f)|}; given.TrainStep(x, labels, o); }")]
    [InlineData("while (flag) { Optimizer o = {|DN3010:new Adam()|}; field.Backward(x, labels); o.Step(field); }")]
    [InlineData("do { given.Backward(x, labels); {|DN3010:new Adam()|}.Step(given); } while (flag);")]
    [InlineData("Optimizer o; do { o = {|DN3010:new Adam()|}; given.TrainStep(x, labels, o); } while (flag);")]
    [InlineData("while (flag) { if (epochs > 3) { given.TrainStep(x, labels, {|DN3010:new Adam()|}); } }")]
    [InlineData("for (int e = 0; e < epochs; e++) { foreach (int i in labels) { given.TrainStep(x, labels, {|DN3010:new Adam()|}); } }")]
    [InlineData("Action a = () => { while (flag) { given.TrainStep(x, labels, {|DN3010:new Adam()|}); } };")]
    [InlineData("while (flag) { using var n = {|DN3010:new DigitsNet()|}; n.TrainStep(x, labels, optimizer); }")]
    [InlineData("while (flag) { using var n = {|DN3010:DigitsNet.Create(8, 1, 0)|}; n.Backward(x, labels); optimizer.Step(n); }")]
    [InlineData("while (flag) { using DigitsNet twin = {|DN3010:new(8)|}; given.TrainStep(x, labels, optimizer); twin.Predict(x, y); }")]
    [InlineData("while (flag) { var set = {|DN3010:new Dataset(x, labels, 10)|}; given.TrainStep(set.Inputs, set.Labels, optimizer); }")]
    [InlineData("while (flag) { var set = {|DN3010:new TrainingSet(x, labels, 10)|}; given.TrainStep(set.Inputs, set.Labels, optimizer); }")]
    [InlineData("foreach (int i in labels) { var set = {|DN3010:Datasets.Digits()|}; given.TrainStep(set.Input(i), [i], optimizer); }")]
    [InlineData("given.Train(); using (given) { while (flag) { given.TrainStep(x, y, {|DN3010:new RmsProp()|}); } }")]
    public async Task It_is_made_in_the_loop_that_trains(string statements) => await Verify.Rule("DN3010", UseSource.Method(statements));

    [Theory]
    [InlineData("var o = new Adam(); while (flag) { given.TrainStep(x, labels, o); }")]
    [InlineData("foreach (int seed in labels) { using var n = new DigitsNet(8, (ulong)seed); n.Fit(train, new Adam()); }")]
    [InlineData("foreach (int seed in labels) { using var n = new DigitsNet(8, (ulong)seed); var o = new Adam(); for (int i = 0; i < epochs; i++) { n.TrainStep(x, labels, o); } }")]
    [InlineData("foreach (int seed in labels) { using var n = new DigitsNet(8, (ulong)seed); var o = new Adam(); n.TrainStep(x, labels, o); }")]
    [InlineData("foreach (int seed in labels) { using var n = new DigitsNet(8, (ulong)seed); n.TrainStep(x, labels, new Adam()); }")]
    [InlineData("foreach (int stage in labels) { var o = new Adam(1f / stage); for (int i = 0; i < epochs; i++) { given.TrainStep(x, labels, o); } }")]
    [InlineData("foreach (int stage in labels) { given.Fit(train, new Adam(1f / stage)); }")]
    [InlineData("Optimizer o = new Adam(); foreach (int i in labels) { if (i == 100) { o = new Adam(1e-4f); } given.TrainStep(x, labels, o); }")]
    [InlineData("foreach (int i in labels) { given.TrainStep(x, labels, optimizer); if (i % 100 == 0) { using var snapshot = new DigitsNet(); snapshot.Predict(x, y); } }")]
    [InlineData("foreach (int i in labels) { given.TrainStep(x, labels, optimizer); var snapshot = new DigitsNet(); many.Add(snapshot); }")]
    [InlineData("foreach (int i in labels) { var set = new TrainingSet(x.AsSpan(i, 64), [i], 10); given.TrainStep(set.Inputs, set.Labels, optimizer); }")]
    [InlineData("foreach (int i in labels) { x[0] = i; Add(i); given.TrainStep(x, labels, optimizer); } void Add(int i) { _ = new Dataset(x, labels, 10); }")]
    [InlineData("while (flag) { x = new float[64]; var set = new Dataset(x, labels, 10); given.TrainStep(set.Inputs, set.Labels, optimizer); }")]
    [InlineData("for (int i = 0; i < epochs; i++) { Action a = () => given.TrainStep(x, labels, new Adam()); }")]
    [InlineData("foreach (string file in new[] { \"a\" }) { var set = CsvDataset.Read(file, \"y\"); given.TrainStep(set.Inputs, set.Targets, optimizer); }")]
    [InlineData("foreach (int i in labels) { x[0] = i; var set = new Dataset(x, labels, 10); given.TrainStep(set.Inputs, set.Labels, optimizer); }")]
    [InlineData("foreach (int i in labels) { Array.Reverse(x); var set = new Dataset(x, labels, 10); given.TrainStep(set.Inputs, set.Labels, optimizer); }")]
    [InlineData("foreach (float rate in x) { given.Initialize(1); var o = new Sgd(rate); given.TrainStep(x, labels, o); }")]
    [InlineData("foreach (float rate in x) { Safetensors.Load(given, \"start\"); given.TrainStep(x, labels, new Sgd(rate)); }")]
    [InlineData("foreach (var n in many) { var o = new Adam(); n.TrainStep(x, labels, o); }")]
    [InlineData("foreach (var n in many) { n.TrainStep(x, labels, new Adam()); }")]
    [InlineData("for (int i = 0; i < many.Count; i++) { many[i].TrainStep(x, labels, new Adam()); }")]
    [InlineData("Tuning.Random(3, 1, trial => { using var n = new DigitsNet(8, trial.Seed); var o = new Adam(); for (int i = 0; i < 3; i++) { n.TrainStep(x, labels, o); } return n.Evaluate(validation).Loss; });")]
    [InlineData("while (flag) { var schedule = Schedule.Step(3, 0.5f); optimizer.LearningRate = schedule.Rate(1, 1f); }")]
    public async Task It_is_made_once_or_belongs_to_the_turn(string statements) => await Verify.Rule("DN3010", UseSource.Method(statements));

    [Theory]
    [InlineData("while (flag) { given.TrainStep(x, labels, {|DN3010:new Adam()|}); }", "The optimizer is made anew in every turn of the loop that trains 'given': what it remembers of the steps before is lost, and memory is taken every time. Make it once, before the loop.")]
    [InlineData("while (flag) { using var n = {|DN3010:new DigitsNet()|}; n.TrainStep(x, labels, optimizer); }", "The network is made anew in every turn of the loop that trains with 'optimizer': what it has learned is lost, and the optimizer belongs to the network that it stepped first. Make it once, before the loop.")]
    public async Task The_message_says_what_is_lost(string statements, string message) =>
        (await Verify.Rule("DN3010", UseSource.Method(statements))).ShouldHaveSingleItem().GetMessage().ShouldBe(message);
}
