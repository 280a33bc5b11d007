using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>Ways of working about which these rules must say nothing, each a trap for an analysis that follows calls.</summary>
public class QuietUseTests
{
    private static readonly string[] Followed = ["DN3001", "DN3002", "DN3008", "DN3010"];

    [Theory]
    [InlineData("using var n = new DigitsNet(); try { n.Fit(train, optimizer, new FitOptions { Validation = validation }); } catch (NonFiniteLossException e) { Console.WriteLine(e); return; } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); History? h = null; for (int attempt = 0; attempt < 3 && h is null; attempt++) { try { h = n.Fit(train, new Adam()); } catch (NonFiniteLossException) { n.Initialize(5); } } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); if (epochs > 0) { for (int i = 0; i < epochs; i++) { n.Train(); n.TrainStep(x, labels, optimizer); } n.Eval(); } else { Safetensors.Load(n, \"w\"); n.Eval(); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); string? path = flag ? \"a\" : null; if (path is not null) { Safetensors.Load(n, path); n.Eval(); } else { n.Fit(train, optimizer); } n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); (epochs > 3 ? (Action)n.Eval : n.Train)(); n.Forward(x, y);")]
    [InlineData("using var n = new DigitsNet(); using (Evaluating(n)) { n.Forward(x, y); } n.TrainStep(x, labels, optimizer);", "static IDisposable Evaluating(INetwork n) { n.Eval(); return new Back(n); } sealed class Back(INetwork n) : IDisposable { public void Dispose() => n.Train(); }")]
    [InlineData("field.Train(); using (Evaluating()) { field.Forward(x, y); }", "IDisposable Evaluating() { field.Eval(); return null!; }")]
    [InlineData("given.Eval(); using (Training()) { given.TrainStep(x, labels, optimizer); } IDisposable Training() { given.Train(); return null!; }")]
    [InlineData("foreach (var (n, o) in many.Zip(new[] { optimizer })) { n.Eval(); n.Forward(x, y); n.Train(); n.TrainStep(x, labels, o); }")]
    [InlineData("var n = many.FirstOrDefault(); if (n == null) { n = new DigitsNet(); n.Eval(); many.Add(n); } n.Forward(x, y);")]
    [InlineData("DigitsNet n = many.Count > 0 ? many[0] : new DigitsNet(); n.Eval(); n.Forward(x, y); n.Dispose();")]
    [InlineData("if (!cache.TryGetValue(epochs, out var n)) { cache[epochs] = n = new DigitsNet(); n.Eval(); } n.Forward(x, y);", "readonly Dictionary<int, DigitsNet> cache = [];")]
    [InlineData("var n = cache.GetOrAdd(epochs, _ => { var m = new DigitsNet(); m.Eval(); return m; }); n.Forward(x, y);", "readonly System.Collections.Concurrent.ConcurrentDictionary<int, DigitsNet> cache = [];")]
    [InlineData("using var n = new DigitsNet(); int good = labels.Count(l => { n.Forward(x, y); return y[l] > 0.5f; }); ")]
    [InlineData("using var n = new DigitsNet(); n.Eval(); int good = labels.Count(l => { n.Forward(x, y); return y[l] > 0.5f; }); ")]
    [InlineData("for (int i = 0; i < epochs; i++) { float[] batch = new float[64]; using var view = new DigitsNet(8, (ulong)i); view.Predict(batch, y); given.TrainStep(x, labels, optimizer); }")]
    [InlineData("for (int i = 0; i < epochs; i++) { optimizer = epochs > 5 ? new Adam() : optimizer; given.TrainStep(x, labels, optimizer); }")]
    [InlineData("while (flag) { given.Backward(x, labels); var o = new Adam(); Other(o); optimizer.Step(given); }", "static void Other(Optimizer o) { }")]
    [InlineData("foreach (var o in new Optimizer[] { new Adam(), new Sgd(0.1f) }) { using var n = new DigitsNet(); n.TrainStep(x, labels, o); }")]
    [InlineData("foreach (var make in new Func<Optimizer>[] { () => new Adam(), () => new Sgd(0.1f) }) { using var n = new DigitsNet(); var o = make(); n.TrainStep(x, labels, o); }")]
    [InlineData("using var n = new DigitsNet(); n.Train(); n.TrainStep(x, labels, optimizer); Show(n); n.TrainStep(x, labels, optimizer);", "static void Show(INetwork n) { n.Eval(); try { n.Forward(default, default); } finally { n.Train(); } }")]
    public async Task Nothing_is_said(string statements, string members = "") =>
        (await UserProject.Diagnose([UserProject.Usings + UseSource.Method(statements, members)]))
            .Where(diagnostic => Followed.Contains(diagnostic.Id) || !diagnostic.Id.StartsWith("DN", StringComparison.Ordinal))
            .ShouldBeEmpty();
}
