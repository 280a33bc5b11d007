using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3012: one network in functions that run on several threads.</summary>
public class SharedByThreadsTests
{
    private const string Helpers = """
        private static readonly DigitsNet Global = new();
        private DigitsNet Stored { get; } = new();
        private readonly Holder holder = new(new DigitsNet());
        private void Answer(int i) => field.Predict(new float[64], new float[10]);
        private void Again(int i) => Answer(i);
        private static void Ask(INetwork network, int i) => network.Predict(new float[64], new float[10]);
        private sealed record Holder(DigitsNet Network) { public void Answer() => Network.Predict(new float[64], new float[10]); }
        private sealed class Primary(DigitsNet network) { public void Run() => Parallel.For(0, 9, i => network.{|DN3012:Predict(new float[64], new float[10])|}); }
        """;

    [Theory]
    [InlineData("Parallel.For(0, 9, i => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => { given.{|DN3012:Forward(x, y)|}; given.Predict(x, y); });")]
    [InlineData("Parallel.For(0, 9, delegate(int i) { given.{|DN3012:Predict(x, y)|}; });")]
    [InlineData("Parallel.For(0, 9, new ParallelOptions { MaxDegreeOfParallelism = epochs }, i => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("ParallelOptions options = new(); Parallel.ForEach(many, options, row => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.ForEach(many, row => field.{|DN3012:TrainStep(x, labels, optimizer)|});")]
    [InlineData("Parallel.ForEach(many, row => this.field.{|DN3012:Backward(x, labels)|});")]
    [InlineData("Parallel.ForEachAsync(many, async (row, token) => { await Task.Yield(); changing.{|DN3012:Predict(x, y)|}; });")]
    [InlineData("Parallel.For(0, 9, i => Global.{|DN3012:Initialize(1)|});")]
    [InlineData("Parallel.For(0, 9, i => Stored.{|DN3012:SetParameters(x)|});")]
    [InlineData("Parallel.For(0, 9, i => Program.Global.{|DN3012:Fit(train, optimizer)|});")]
    [InlineData("Parallel.For(0, 9, i => given.{|DN3012:Evaluate(validation)|});")]
    [InlineData("Parallel.For(0, 9, i => NetworkTraining.{|DN3012:Evaluate(given, validation)|});")]
    [InlineData("Parallel.For(0, 9, i => given?.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => ((INetwork)given).{|DN3012:Predict(x, y)|});")]
    [InlineData("INetwork n = given; Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => { var n = given; n.{|DN3012:Predict(x, y)|}; });")]
    [InlineData("Parallel.For(0, 9, i => holder.Network.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => { foreach (float a in x) { if (a > 0) { given.{|DN3012:Predict(x, y)|}; } } });")]
    [InlineData("Parallel.For(0, 9, i => labels.Select(label => { given.{|DN3012:Predict(x, y)|}; return label; }).ToArray());")]
    [InlineData("Parallel.For(0, 9, i => Task.Run(() => given.{|DN3012:Predict(x, y)|}));")]
    [InlineData("Parallel.For(0, 9, i => given.{|DN3012:Predict(x, y)|}); Parallel.For(0, 9, i => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => { given.{|DN3012:Predict(x, y)|}; field.{|DN3012:Predict(x, y)|}; });")]
    [InlineData("foreach (var n in many) { Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|}); }")]
    [InlineData("Parallel.Invoke(() => given.{|DN3012:Predict(x, y)|}, () => given.Predict(x, y));")]
    [InlineData("Parallel.Invoke(() => given.{|DN3012:Fit(train, optimizer)|}, () => field.Predict(x, y), () => { given.Predict(x, y); });")]
    [InlineData("Parallel.For<int>(0, 9, () => 0, (i, state, local) => { given.{|DN3012:Predict(x, y)|}; return local; }, local => { });")]
    public async Task Parallel_runs_it_on_many(string statements) => await Verify.Rule("DN3012", UseSource.Method(statements, Helpers));

    [Theory]
    [InlineData("labels.AsParallel().ForAll(i => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("int n = labels.AsParallel().AsOrdered().Where(i => i > 0).Select(i => { given.{|DN3012:Predict(x, y)|}; return i; }).Sum();")]
    [InlineData("var q = from i in labels.AsParallel() select {|DN3012:Look(i)|};")]
    public async Task So_does_PLINQ(string statements) => await Verify.Rule("DN3012", UseSource.Method(statements, "int Look(int i) { field.Predict(new float[64], new float[10]); return i; }"));

    [Theory]
    [InlineData("Parallel.For(0, 9, i => {|DN3012:Answer(i)|});")]
    [InlineData("Parallel.For(0, 9, {|DN3012:Answer|});")]
    [InlineData("Parallel.For(0, 9, this.{|DN3012:Again|});", "this.{|DN3012:Again|}", "{|DN3012:this.Again|}")]
    [InlineData("Parallel.For(0, 9, i => {|DN3012:Ask(given, i)|});")]
    [InlineData("Parallel.For(0, 9, i => holder.{|DN3012:Answer()|});")]
    [InlineData("void Local(int i) => given.Predict(x, y); Parallel.For(0, 9, {|DN3012:Local|});")]
    [InlineData("void Local(int i) => given.Predict(x, y); Parallel.For(0, 9, i => {|DN3012:Local(i)|});")]
    [InlineData("Action<int> act = i => given.{|DN3012:Predict(x, y)|}; Parallel.For(0, 9, act);")]
    public async Task Methods_that_are_called_are_looked_into(string statements, string from = "", string to = "") =>
        await Verify.Rule("DN3012", UseSource.Method(from.Length == 0 ? statements : statements.Replace(from, to), Helpers));

    [Theory]
    [InlineData("foreach (int i in labels) { _ = Task.Run(() => given.{|DN3012:Predict(x, y)|}); }")]
    [InlineData("foreach (int i in labels) Task.Run(() => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("List<Task> tasks = []; for (int i = 0; i < 9; i++) { tasks.Add(Task.Run(() => given.{|DN3012:Predict(x, y)|})); } Task.WaitAll([.. tasks]);")]
    [InlineData("Task[] tasks = new Task[9]; for (int i = 0; i < 9; i++) { tasks[i] = Task.Factory.StartNew(() => field.{|DN3012:Predict(x, y)|}); }")]
    [InlineData("while (flag) { ThreadPool.QueueUserWorkItem(_ => given.{|DN3012:Predict(x, y)|}); }")]
    [InlineData("while (flag) { new Thread(() => given.{|DN3012:Predict(x, y)|}).Start(); }")]
    [InlineData("List<Thread> threads = []; for (int i = 0; i < 9; i++) { Thread thread = new(() => given.{|DN3012:Predict(x, y)|}); thread.Start(); threads.Add(thread); }")]
    [InlineData("Task.WaitAll(labels.Select(i => Task.Run(() => given.{|DN3012:Predict(x, y)|})).ToArray());")]
    [InlineData("var all = Task.WhenAll(labels.Select(async i => { await Task.Run(() => given.{|DN3012:Predict(x, y)|}); return i; }));")]
    [InlineData("foreach (var n in many) { foreach (int i in labels) { _ = Task.Run(() => n.{|DN3012:Predict(x, y)|}); } }")]
    public async Task Tasks_in_a_loop_run_at_the_same_time(string statements) => await Verify.Rule("DN3012", UseSource.Method(statements, Helpers));

    [Fact]
    public async Task Generic_networks_are_networks() => await Verify.Rule("DN3012", UseSource.Networks + """
        static class Scoring<T> where T : class, INetwork<T>
        {
            public static void Run(T network, float[][] rows) => Parallel.ForEach(rows, row => network.{|DN3012:Predict(row, new float[10])|});
        }
        """);

    [Fact]
    public async Task A_network_that_shares_itself_is_marked() => await Verify.Rule("DN3012", UseSource.Networks + """
        partial class PlainNet
        {
            public void All(float[][] rows) => Parallel.ForEach(rows, row => {|DN3012:Predict(row, new float[10])|});
            public float[] One(float[] row) { float[] y = new float[10]; Predict(row, y); return y; }
        }
        static class Program { static void Run(PlainNet network, float[][] rows) => Parallel.ForEach(rows, row => network.{|DN3012:One(row)|}); }
        """);

    [Theory]
    [InlineData(
        "Parallel.For(0, 9, i => given.{|DN3012:Predict(x, y)|});",
        "'given' (DigitsNet) is used by several threads: Parallel.For runs this on many at the same time, and a network refuses a second one at run time with InvalidOperationException. Share a Predictor<DigitsNet> made of it: any number of threads may call its Predict.")]
    [InlineData(
        "while (flag) { Task.Run(() => field.{|DN3012:TrainStep(x, labels, optimizer)|}); }",
        "'field' (DigitsNet) is used by several threads: Task.Run in a loop starts this again before the last one has ended, and a network refuses a second one at run time with InvalidOperationException. Give each thread a network of its own to train; what all may share is a Predictor<DigitsNet>, whose Predict any number of threads may call.")]
    public async Task The_message_names_the_network_and_what_to_use(string statements, string message)
    {
        IReadOnlyList<Diagnostic> found = await Verify.Rule("DN3012", UseSource.Method(statements));

        found.ShouldHaveSingleItem().GetMessage().ShouldBe(message);
    }
}
