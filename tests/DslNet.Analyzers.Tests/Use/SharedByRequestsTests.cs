using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Use;

/// <summary>DN3012: one network for the requests of a service.</summary>
public class SharedByRequestsTests
{
    [Theory]
    [InlineData("app.MapPost(\"/\", (float[] row) => { given.{|DN3012:Predict(row, y)|}; return y[0]; });")]
    [InlineData("app.MapPost(\"/\", (HttpContext context) => { given.{|DN3012:Predict(context.Row, y)|}; return Task.CompletedTask; });")]
    [InlineData("app.MapGet(\"/\", () => Shared.{|DN3012:Predict(new float[64], y)|});")]
    [InlineData("app.MapPut(\"/\", (float[] row) => field.{|DN3012:Predict(row, y)|});")]
    [InlineData("app.MapDelete(\"/\", (float[] row) => field.{|DN3012:Predict(row, y)|});")]
    [InlineData("app.MapPatch(\"/\", (float[] row) => field.{|DN3012:Predict(row, y)|});")]
    [InlineData("app.Map(\"/\", (float[] row) => field.{|DN3012:Predict(row, y)|});")]
    [InlineData("app.MapMethods(\"/\", [\"GET\"], (float[] row) => field.{|DN3012:Predict(row, y)|});")]
    [InlineData("EndpointRouteBuilderExtensions.MapPost(app, \"/\", (float[] row) => given.{|DN3012:Predict(row, y)|});")]
    [InlineData("services.{|DN3012:AddSingleton(given)|}; app.MapPost(\"/\", (float[] row, DigitsNet network) => network.{|DN3012:Predict(row, y)|});")]
    [InlineData("services.{|DN3012:AddSingleton<INetwork, DigitsNet>()|}; app.MapPost(\"/\", (float[] row, INetwork network) => network.{|DN3012:Predict(row, y)|});")]
    [InlineData("services.{|DN3012:AddSingleton<DigitsNet>()|}; app.MapPost(\"/\", async (DigitsNet network, float[] row) => { await Task.Yield(); network.{|DN3012:Predict(row, y)|}; });")]
    [InlineData("app.MapPost(\"/\", {|DN3012:Handle|});")]
    [InlineData("services.{|DN3012:AddSingleton(_ => new DigitsNet())|}; app.MapPost(\"/\", {|DN3012:Injected|});")]
    public async Task An_endpoint_is_answered_on_several_threads(string statements) => await Verify.Rule("DN3012", HostStandIn.Method(statements, """
        float Handle(float[] row) { float[] y = new float[10]; field.Predict(row, y); return y[0]; }
        static float Injected(float[] row, DigitsNet network) { float[] y = new float[10]; network.Predict(row, y); return y[0]; }
        """));

    [Theory]
    [InlineData("services.{|DN3012:AddSingleton<DigitsNet>()|};")]
    [InlineData("services.{|DN3012:AddSingleton(given)|};")]
    [InlineData("services.{|DN3012:AddSingleton<INetwork>(given)|};")]
    [InlineData("services.{|DN3012:AddSingleton<INetwork, DigitsNet>()|};")]
    [InlineData("services.{|DN3012:AddSingleton(_ => new DigitsNet())|};")]
    [InlineData("services.{|DN3012:AddSingleton<INetwork>(_ => { var n = new DigitsNet(); n.Eval(); return n; })|};")]
    [InlineData("services.{|DN3012:AddSingleton(typeof(DigitsNet))|};")]
    [InlineData("services.{|DN3012:AddSingleton(typeof(INetwork), given)|};")]
    [InlineData("services.{|DN3012:AddSingleton(typeof(DigitsNet), _ => new DigitsNet())|};")]
    [InlineData("services.{|DN3012:AddKeyedSingleton(\"digits\", given)|};")]
    [InlineData("services.{|DN3012:AddKeyedSingleton(\"digits\", (_, _) => new DigitsNet())|};")]
    [InlineData("services.{|DN3012:TryAddSingleton(given)|};")]
    [InlineData("services.{|DN3012:AddSingleton(new DigitsNet())|}.{|DN3012:AddSingleton<PlainNet>()|};")]
    public async Task A_singleton_is_for_all_requests(string statements) => await Verify.Rule("DN3012", HostStandIn.Method(statements));

    [Theory]
    [InlineData("var p = new Predictor<DigitsNet>(given); app.MapPost(\"/\", (float[] row) => p.Predict(row, y));")]
    [InlineData("app.MapPost(\"/\", (float[] row, Predictor<DigitsNet> p) => p.Predict(row, y));")]
    [InlineData("app.MapPost(\"/\", (float[] row) => { using DigitsNet own = new(); own.Predict(row, y); });")]
    [InlineData("app.MapPost(\"/\", (float[] row) => { lock (given) { given.Predict(row, y); } });")]
    [InlineData("app.MapGet(\"/health\", () => ((INetwork)given).Info.ParameterCount + given.BatchSize);")]
    [InlineData("app.MapPost(\"/\", (float[] row, DigitsNet registeredElsewhere) => registeredElsewhere.Predict(row, y));")]
    [InlineData("services.AddScoped<DigitsNet>(); app.MapPost(\"/\", (float[] row, DigitsNet network) => network.Predict(row, y));")]
    [InlineData("services.AddTransient<DigitsNet>(); app.MapPost(\"/\", (float[] row, DigitsNet network) => network.Predict(row, y));")]
    [InlineData("services.AddScoped(_ => new DigitsNet()); app.MapPost(\"/\", Injected);")]
    [InlineData("services.AddScoped<DigitsNet>().AddTransient<PlainNet>();")]
    [InlineData("services.AddSingleton(new Predictor<DigitsNet>(given));")]
    [InlineData("services.AddSingleton(_ => new Predictor<DigitsNet>(given));")]
    [InlineData("services.AddSingleton<Predictor<DigitsNet>>();")]
    [InlineData("services.AddSingleton(new List<DigitsNet>()).AddSingleton<Func<DigitsNet>>(() => new DigitsNet());")]
    [InlineData("services.AddSingleton(new Lazy<float>(() => given.BatchSize));")]
    [InlineData("services.AddSingleton<OneAtATime>().AddSingleton<INetwork>(sp => null!); ", "<INetwork>(sp => null!)", "(new OneAtATime())")]
    [InlineData("services.AddHostedService<DigitsNet>();")]
    public async Task What_each_request_has_for_itself_or_may_share_is_right(string statements, string from = "", string to = "") => await Verify.Rule("DN3012", HostStandIn.Method(from.Length == 0 ? statements : statements.Replace(from, to), """
        static float Injected(float[] row, DigitsNet network) { float[] y = new float[10]; network.Predict(row, y); return y[0]; }
        sealed class OneAtATime { }
        """));

    [Theory]
    [InlineData(
        "app.MapPost(\"/\", (float[] row) => given.{|DN3012:Predict(row, y)|});",
        "'given' (DigitsNet) is used by several threads: requests to an endpoint (MapPost) are answered on several threads, and a network refuses a second one at run time with InvalidOperationException. Share a Predictor<DigitsNet> made of it: any number of threads may call its Predict.")]
    [InlineData(
        "services.{|DN3012:AddSingleton(given)|};",
        "'given' (DigitsNet) is registered as a singleton: all requests get this one network, on several threads, and it refuses a second one at run time with InvalidOperationException. Register a Predictor<DigitsNet> instead: any number of threads may call its Predict.")]
    [InlineData(
        "services.{|DN3012:AddSingleton<DigitsNet>()|};",
        "DigitsNet is registered as a singleton: all requests get this one network, on several threads, and it refuses a second one at run time with InvalidOperationException. Register a Predictor<DigitsNet> instead: any number of threads may call its Predict.")]
    public async Task The_message_names_the_network_and_what_to_use(string statements, string message)
    {
        IReadOnlyList<Diagnostic> found = await Verify.Rule("DN3012", HostStandIn.Method(statements));

        found.ShouldHaveSingleItem().GetMessage().ShouldBe(message);
    }
}
