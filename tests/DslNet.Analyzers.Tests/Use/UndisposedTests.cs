using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3008: a network that nobody else has and nobody disposes.</summary>
public class UndisposedTests
{
    [Theory]
    [InlineData("var n = {|DN3008:new DigitsNet()|}; n.Predict(x, y);")]
    [InlineData("DigitsNet n = {|DN3008:new(8, seed: 1)|}; n.Fit(train, optimizer);")]
    [InlineData("var n = {|DN3008:DigitsNet.Create(8, 1, 0)|}; n.Evaluate(validation);")]
    [InlineData("var n = {|DN3008:new DigitsNet()|};")]
    [InlineData("{|DN3008:new DigitsNet()|}.Predict(x, y);")]
    [InlineData("Safetensors.Save({|DN3008:new DigitsNet()|}, \"weights\");")]
    [InlineData("INetwork n = {|DN3008:new DigitsNet()|}; n.Eval(); if (n != null) { n.Forward(x, y); }")]
    [InlineData("DigitsNet n; n = {|DN3008:new DigitsNet()|}; n.Predict(x, y);")]
    [InlineData("var n = {|DN3008:new DigitsNet()|}; n.TrainStep(x, labels, optimizer); optimizer.Step(n);")]
    [InlineData("var n = {|DN3008:new DigitsNet()|}; Look(n);", "static void Look(INetwork n) => Console.WriteLine(n.BatchSize);")]
    [InlineData("var n = {|DN3008:new DigitsNet()|}; n.Look();", "} static class Extensions { public static void Look(this INetwork n) => Console.WriteLine(n.BatchSize);")]
    [InlineData("foreach (int i in labels) { var n = {|DN3008:new DigitsNet(8, (ulong)i)|}; n.Fit(train, new Adam()); }")]
    [InlineData("Tuning.Random(3, 1, trial => { var n = {|DN3008:new DigitsNet(8, trial.Seed)|}; n.Fit(train, new Adam()); return n.Evaluate(validation).Loss; });")]
    [InlineData("void Local() { var n = {|DN3008:new DigitsNet()|}; n.Predict(x, y); } Local();")]
    [InlineData("Learn<DigitsNet>(x, y);", "static void Learn<T>(float[] x, float[] y) where T : INetwork<T> { T n = {|DN3008:T.Create(8, 1, 0)|}; n.Predict(x, y); }")]
    public async Task Nobody_can_dispose_it(string statements, string members = "") => await Verify.Rule("DN3008", UseSource.Method(statements, members));

    [Theory]
    [InlineData("using var n = new DigitsNet(); n.Predict(x, y);")]
    [InlineData("using (var n = new DigitsNet()) { n.Predict(x, y); }")]
    [InlineData("using (new DigitsNet()) { }")]
    [InlineData("var n = new DigitsNet(); using (n) { n.Predict(x, y); }")]
    [InlineData("var n = new DigitsNet(); try { n.Predict(x, y); } finally { n.Dispose(); }")]
    [InlineData("var n = new DigitsNet(); n?.Dispose();")]
    [InlineData("var n = new DigitsNet(); ((IDisposable)n).Dispose();")]
    [InlineData("DigitsNet? n = null; try { n = new DigitsNet(); n.Predict(x, y); } finally { n?.Dispose(); }")]
    [InlineData("var n = new DigitsNet(); many.Add(n);")]
    [InlineData("many.Add(new DigitsNet());")]
    [InlineData("var all = new[] { new DigitsNet() };")]
    [InlineData("var n = new DigitsNet(); changing = n;")]
    [InlineData("changing = new DigitsNet(); changing.Predict(x, y);")]
    [InlineData("var n = new DigitsNet(); var m = n; m.Dispose();")]
    [InlineData("var n = new DigitsNet(); Keep(n);", "void Keep(DigitsNet n) => changing = n;")]
    [InlineData("var n = new DigitsNet(); Drop(n);", "static void Drop(INetwork n) => n.Dispose();")]
    [InlineData("var n = new DigitsNet(); Drop(n);", "static void Drop(INetwork n) { using (n) { } }")]
    [InlineData("var n = new DigitsNet(); Pass(n);", "static void Pass(INetwork n) => Drop(n); static void Drop(INetwork n) => n.Dispose();")]
    [InlineData("var n = new DigitsNet(); Drop(n);", "protected virtual void Drop(INetwork n) { }")]
    [InlineData("var n = new DigitsNet(); Drop(n);", "partial void Drop(INetwork n); partial void Drop(INetwork m) => m.Dispose();")]
    [InlineData("var n = new DigitsNet(); Lazy<int> size = new(() => n.BatchSize);")]
    [InlineData("Func<float[], bool> f; { var n = new DigitsNet(); f = a => { n.Predict(a, y); return true; }; } f(x);")]
    [InlineData("var n = new DigitsNet(); void End() => n.Dispose(); End();")]
    [InlineData("Make().Dispose();", "static DigitsNet Make() => new DigitsNet();")]
    [InlineData("Make(1).Dispose();", "static DigitsNet Make(int k) { var n = new DigitsNet(); if (k > 1) { n.Eval(); } return n; }")]
    [InlineData("Make(out var n);", "static void Make(out DigitsNet n) => n = new DigitsNet();")]
    [InlineData("Action bad = () => new DigitsNet(-1);")]
    [InlineData("Func<DigitsNet> make = () => new DigitsNet();")]
    [InlineData("var n = flag ? new DigitsNet() : given; n.Predict(x, y);")]
    [InlineData("var n = given ?? new DigitsNet(); n.Predict(x, y);")]
    [InlineData("var pair = (new DigitsNet(), 1); pair.Item1.Dispose();")]
    [InlineData("var task = Task.FromResult(new DigitsNet());")]
    [InlineData("foreach (var n in Each()) { n.Dispose(); }", "IEnumerable<DigitsNet> Each() { var n = new DigitsNet(); yield return n; }")]
    public async Task Somebody_disposes_it_or_may(string statements, string members = "") => await Verify.Rule("DN3008", UseSource.Method(statements, members).Replace("class Program", "partial class Program"));

    [Fact]
    public async Task Fields_belong_to_their_class() => await Verify.Rule("DN3008", UseSource.Networks + """
        class Service : IDisposable
        {
            private readonly DigitsNet network = new();
            private static readonly DigitsNet Shared = new();
            public DigitsNet Network { get; } = new();
            public void Dispose() => network.Dispose();
        }
        """);

    [Fact]
    public async Task The_message_names_the_network()
    {
        IReadOnlyList<Diagnostic> found = await Verify.Rule("DN3008", UseSource.Method("var net = {|DN3008:new DigitsNet()|}; {|DN3008:new PlainNet()|}.Predict(x, y);"));

        found.Select(diagnostic => diagnostic.GetMessage()).Order().ShouldBe(
        [
            "'net' is never disposed: its memory and threads are held until the garbage collector finds it",
            "The 'PlainNet' made here is never disposed: its memory and threads are held until the garbage collector finds it",
        ], ignoreOrder: true);
    }
}
