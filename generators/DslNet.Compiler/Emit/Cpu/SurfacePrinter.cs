using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>Prints the members that every network has: those of INetwork, and the sizes and constructor beside them.</summary>
internal static class SurfacePrinter
{
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Write = "global::System.Span<float>";
    private const string Labels = "global::System.ReadOnlySpan<int>";
    private const string Optimizer = "global::DslNet.Optimizer";

    /// <summary>Return type, name and parameters of each method, and the call that the driver gets.</summary>
    private static readonly (string Type, string Name, string Parameters, string Call)[] Methods =
    [
        ("void", "Train", "", "Train()"),
        ("void", "Eval", "", "Eval()"),
        ("void", "Initialize", "global::DslNet.Seed seed", "Initialize(seed)"),
        ("void", "GetParameters", $"{Write} destination", "GetParameters(destination)"),
        ("void", "SetParameters", $"{Read} source", "SetParameters(source)"),
        ("void", "GetGradients", $"{Write} destination", "GetGradients(destination)"),
        ("void", "SetGradients", $"{Read} source", "SetGradients(source)"),
        ("void", "GetInputGradient", $"{Write} destination", "GetInputGradient(destination)"),
        ("void", "GetBuffers", $"{Write} destination", "GetBuffers(destination)"),
        ("void", "SetBuffers", $"{Read} source", "SetBuffers(source)"),
        ("void", "Forward", $"{Read} input, {Write} output", "Forward(this, input, output)"),
        ("void", "Predict", $"{Read} input, {Write} output", "Predict(this, input, output)"),
        ("float", "Backward", $"{Read} input, {Read} target", "Backward(this, input, target)"),
        ("float", "Backward", $"{Read} input, {Labels} labels", "Backward(this, input, labels)"),
        ("float", "Backward", $"{Read} input, {Read} target, {Read} weights", "Backward(this, input, target, weights)"),
        ("float", "Backward", $"{Read} input, {Labels} labels, {Read} weights", "Backward(this, input, labels, weights)"),
        ("float", "TrainStep", $"{Read} input, {Read} target, {Optimizer} optimizer", "TrainStep(this, input, target, optimizer)"),
        ("float", "TrainStep", $"{Read} input, {Labels} labels, {Optimizer} optimizer", "TrainStep(this, input, labels, optimizer)"),
        ("float", "TrainStep", $"{Read} input, {Read} target, {Read} weights, {Optimizer} optimizer", "TrainStep(this, input, target, weights, optimizer)"),
        ("float", "TrainStep", $"{Read} input, {Labels} labels, {Read} weights, {Optimizer} optimizer", "TrainStep(this, input, labels, weights, optimizer)"),
        ("void", "Dispose", "", "Dispose()"),
    ];

    /// <summary>A member that hands on to the driver.</summary>
    public static string Forwarded(string call) => $"networkDriver.{call}";

    /// <summary>A member of a network that can't be built.</summary>
    public static string Throw(NetworkClass networkClass) =>
        $"throw new global::System.InvalidOperationException(\"The definition of {networkClass.Name.Replace("@", "")} has errors; see the compiler's messages.\")";

    public static void Sizes(SourceWriter writer, CompiledNetwork network)
    {
        Size(writer, "InputSize", "Numbers in one sample.", network.Input.Size);
        Size(writer, "OutputSize", "Numbers in one output.", network.Output.Size);
        Size(writer, "ParameterCount", "Trained numbers in all.", network.Layers.Sum(layer => layer.Parameters));
    }

    public static void BrokenSizes(SourceWriter writer)
    {
        Size(writer, "InputSize", "Unknown: the definition has errors.", 1);
        Size(writer, "OutputSize", "Unknown: the definition has errors.", 1);
        Size(writer, "ParameterCount", "Unknown: the definition has errors.", 0);
    }

    /// <summary>A mention of members that nothing calls. It is there at compile time alone.</summary>
    public static void Mentions(SourceWriter writer, IEnumerable<string> roots)
    {
        string names = string.Join(" + ", roots.Select(root => $"nameof({root})"));
        if (names.Length > 0)
        {
            writer.Summary("What all of this was made from. Tools that delete what nothing mentions leave it alone.");
            writer.Line($"private const string DslNetSource = {names};").Line();
        }
    }

    public static void Construction(SourceWriter writer, NetworkClass networkClass)
    {
        writer.Line("private readonly global::DslNet.Kernels.NetworkDriver networkDriver;").Line();
        Constructor(writer, networkClass, "networkDriver = new global::DslNet.Kernels.NetworkDriver(Info, batchSize, seed, threads)");
    }

    public static void BrokenConstruction(SourceWriter writer, NetworkClass networkClass)
    {
        Constructor(writer, networkClass, Throw(networkClass));
        writer.Line("/// <summary>Unknown: the definition has errors.</summary>").MarkMember();
        writer.Line($"public static global::DslNet.NetworkInfo Info => {Throw(networkClass)};").Line();
    }

    /// <summary>INetwork's members, each with the body that <paramref name="body"/> makes of the driver's call.</summary>
    public static void Members(SourceWriter writer, NetworkClass networkClass, Func<string, string> body)
    {
        writer.MarkMember().Line("global::DslNet.NetworkInfo global::DslNet.INetwork.Info => Info;").Line();
        Property(writer, "int", "BatchSize", $"=> {body("BatchSize")};");
        Property(writer, "global::DslNet.Mode", "Mode", $"=> {body("Mode")};");
        Property(writer, "global::DslNet.Regularization", "Regularization", $"{{ get => {body("Regularization")}; set => {body("Regularization = value")}; }}");
        writer.Line("/// <inheritdoc/>").MarkMember();
        writer.Line($"public static {networkClass.FullName} Create(int batchSize, global::DslNet.Seed seed, int threads) => new {networkClass.FullName}(batchSize, seed, threads);").Line();
        foreach ((string type, string name, string parameters, string call) in Methods)
        {
            writer.Line("/// <inheritdoc/>").MarkMember();
            writer.Line($"public {type} {name}({parameters}) => {body(call)};").Line();
        }
    }

    private static void Constructor(SourceWriter writer, NetworkClass networkClass, string body)
    {
        writer.Line("/// <summary>Makes a network; all its memory is taken here.</summary>");
        writer.Line("/// <param name=\"batchSize\">The most rows that a training step takes; at least 1.</param>");
        writer.Line("/// <param name=\"seed\">Of the initial parameters and of dropout.</param>");
        writer.Line("/// <param name=\"threads\">How many threads compute; 0 for every core.</param>").MarkMember();
        writer.Line($"public {networkClass.Name}(int batchSize = 32, global::DslNet.Seed seed = default, int threads = 0) => {body};").Line();
    }

    private static void Property(SourceWriter writer, string type, string name, string body)
    {
        writer.Line("/// <inheritdoc/>").MarkMember();
        writer.Line($"public {type} {name} {body}").Line();
    }

    private static void Size(SourceWriter writer, string name, string summary, int value)
    {
        writer.Summary(summary);
        writer.Line($"public const int {name} = {InvariantText.Of(value)};").Line();
    }
}
