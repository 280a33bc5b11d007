using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>The fixes of DN3012: a predictor before the statement that starts the threads, or in the place of the registered network.</summary>
public class SharedByThreadsFixTests
{
    private const string Title = "Share a 'Predictor<DigitsNet>'";

    [Theory]
    [InlineData(
        """
        using DigitsNet n = new();

                // All rows.
                Parallel.For(0, 9, i =>
                {
                    n.{|DN3012:Predict(x, y)|};
                    n.Predict(y, x); // and back
                });
        """,
        """
        using DigitsNet n = new();

                // All rows.
                using var predictor = new Predictor<DigitsNet>(n);
                Parallel.For(0, 9, i =>
                {
                    predictor.Predict(x, y);
                    predictor.Predict(y, x); // and back
                });
        """)]
    [InlineData(
        "using var n = new DigitsNet(); if (flag) Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|}); n.Eval();",
        "using var n = new DigitsNet(); if (flag) { using var predictor = new Predictor<DigitsNet>(n); Parallel.For(0, 9, i => predictor.Predict(x, y)); } n.Eval();")]
    [InlineData(
        "using var n = new DigitsNet(); int predictor = 3; Parallel.ForEach(many, predictor2 => n.{|DN3012:Predict(x, y)|});",
        "using var n = new DigitsNet(); int predictor = 3; using var predictor3 = new Predictor<DigitsNet>(n); Parallel.ForEach(many, predictor2 => predictor3.Predict(x, y));")]
    [InlineData(
        "using var n = new DigitsNet(); Parallel.Invoke(() => n.{|DN3012:Predict(x, y)|}, () => n.Predict(x, y));",
        "using var n = new DigitsNet(); using var predictor = new Predictor<DigitsNet>(n); Parallel.Invoke(() => predictor.Predict(x, y), () => predictor.Predict(x, y));")]
    [InlineData(
        "var n = new DigitsNet(); many.Add(n); foreach (int l in labels) { n.Fit(train, optimizer); Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|}); }",
        "var n = new DigitsNet(); many.Add(n); foreach (int l in labels) { n.Fit(train, optimizer); using var predictor = new Predictor<DigitsNet>(n); Parallel.For(0, 9, i => predictor.Predict(x, y)); }")]
    [InlineData(
        "using var n = new DigitsNet(); var all = labels.AsParallel().Select(i => { n.{|DN3012:Predict(x, y)|}; return i; });",
        "using var n = new DigitsNet(); using var predictor = new Predictor<DigitsNet>(n); var all = labels.AsParallel().Select(i => { predictor.Predict(x, y); return i; });")]
    [InlineData(
        "var n = many[0]; foreach (int i in labels) { _ = Task.Run(() => n.{|DN3012:Predict(x, y)|}); }",
        "var n = many[0]; var predictor = new Predictor<DigitsNet>(n); foreach (int i in labels) { _ = Task.Run(() => predictor.Predict(x, y)); }")]
    [InlineData(
        "var n = many[0]; Task.WaitAll(labels.Select(i => Task.Run(() => n.{|DN3012:Predict(x, y)|})).ToArray()); n.Dispose();",
        "var n = many[0]; var predictor = new Predictor<DigitsNet>(n); Task.WaitAll(labels.Select(i => Task.Run(() => predictor.Predict(x, y))).ToArray()); n.Dispose();")]
    public async Task A_predictor_stands_before_the_threads(string before, string after) => await VerifyFix.Changes("DN3012", UseSource.Method(before), UseSource.Method(after), Title);

    [Theory]
    [InlineData("Parallel.For(0, 9, i => field.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => given.{|DN3012:Predict(x, y)|});")]
    [InlineData("using var n = new DigitsNet(); Parallel.For(0, 9, i => n.{|DN3012:Forward(x, y)|});")]
    [InlineData("using var n = new DigitsNet(); Parallel.For(0, 9, i => { n.{|DN3012:Predict(x, y)|}; n.Train(); });")]
    [InlineData("using var n = new DigitsNet(); Parallel.For(0, 9, i => { n.{|DN3012:Predict(x, y)|}; Safetensors.Save(n, \"n\"); });")]
    [InlineData("INetwork n = given; Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|});")]
    [InlineData("Parallel.For(0, 9, i => { var n = given; n.{|DN3012:Predict(x, y)|}; });")]
    [InlineData("using var n = new DigitsNet(); void Local(int i) => n.Predict(x, y); Parallel.For(0, 9, {|DN3012:Local|});")]
    [InlineData("var n = many[0]; foreach (int i in labels) { _ = Task.Run(() => n.{|DN3012:Predict(x, y)|}); } n.Fit(train, optimizer);")]
    [InlineData("var n = many[0]; foreach (int i in labels) { _ = Task.Run(() => n.{|DN3012:Predict(x, y)|}); n.TrainStep(x, labels, optimizer); }")]
    [InlineData("using var n = new DigitsNet(); Func<ParallelLoopResult> run = () => Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|});")]
    [InlineData("switch (epochs) { case 1: var n = many[0]; Parallel.For(0, 9, i => n.{|DN3012:Predict(x, y)|}); break; }")]
    public async Task Where_it_is_not_mechanical_there_is_no_fix(string statements) => await VerifyFix.Offers("DN3012", UseSource.Method(statements));

    [Theory]
    [InlineData("var n = many[0]; n.Train(); Parallel.For(0, 9, i => n.{|DN3012:Own(x)|});", "partial class DigitsNet { public void Own(float[] x) => Predict(x, x); }")]
    [InlineData("var n = many[0]; Parallel.For(0, 9, i => { n.{|DN3012:Predict(x, y)|}; n.Predict(x); });", "partial class DigitsNet { public void Predict(float[] x) => Predict(x, x); }")]
    public async Task What_a_predictor_lacks_is_not_called_on_one(string statements, string more) => await VerifyFix.Offers("DN3012", UseSource.Method(statements) + more);

    [Fact]
    public async Task All_places_are_mended_in_one_go()
    {
        string source = UserProject.Usings + UseSource.Method("using var a = new DigitsNet(); using var b = new DigitsNet(); Parallel.For(0, 9, i => a.Predict(x, y)); Parallel.For(0, 9, i => a.Predict(x, y)); labels.AsParallel().ForAll(i => b.Predict(x, y));");

        string changed = await VerifyFix.ApplyToAll("DN3012", source);

        (await UserProject.Diagnose([changed])).Where(found => found.Id == "DN3012" || found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ShouldBeEmpty();
        changed.ShouldContain("using var predictor = new Predictor<DigitsNet>(a); Parallel.For(0, 9, i => predictor.Predict(x, y)); using var predictor2 = new Predictor<DigitsNet>(a); Parallel.For(0, 9, i => predictor2.Predict(x, y)); using var predictor3 = new Predictor<DigitsNet>(b); labels.AsParallel().ForAll(i => predictor3.Predict(x, y));");
    }

    [Theory]
    [InlineData("services.{|DN3012:AddSingleton(given)|};", "services.AddSingleton(new Predictor<DigitsNet>(given));")]
    [InlineData("services.{|DN3012:AddSingleton<DigitsNet>( given /* ours */ )|};", "services.AddSingleton( new Predictor<DigitsNet>(given) /* ours */ );")]
    [InlineData("services.{|DN3012:AddKeyedSingleton(\"digits\", field)|};", "services.AddKeyedSingleton(\"digits\", new Predictor<DigitsNet>(field));")]
    [InlineData("services.{|DN3012:TryAddSingleton(new PlainNet())|};", "services.TryAddSingleton(new Predictor<PlainNet>(new PlainNet()));")]
    public async Task A_predictor_is_registered(string before, string after) => await VerifyFix.Changes("DN3012", HostStandIn.Method(before), HostStandIn.Method(after));

    [Theory]
    [InlineData("services.{|DN3012:AddSingleton<INetwork>(given)|};")]
    [InlineData("services.{|DN3012:AddSingleton<DigitsNet>()|};")]
    [InlineData("services.{|DN3012:AddSingleton(_ => new DigitsNet())|};")]
    [InlineData("services.{|DN3012:AddSingleton(typeof(DigitsNet), given)|};")]
    public async Task Who_asks_for_another_name_would_not_find_it(string statements) => await VerifyFix.Offers("DN3012", HostStandIn.Method(statements));

    [Fact]
    public async Task An_endpoints_predictor_lives_as_long_as_the_endpoint() => await VerifyFix.Changes(
        "DN3012",
        HostStandIn.Method("var n = new DigitsNet(); app.MapPost(\"/\", (float[] row) => n.{|DN3012:Predict(row, y)|});"),
        HostStandIn.Method("var n = new DigitsNet(); var predictor = new Predictor<DigitsNet>(n); app.MapPost(\"/\", (float[] row) => predictor.Predict(row, y));"),
        Title);
}
