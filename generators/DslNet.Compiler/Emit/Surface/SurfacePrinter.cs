using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Emit.Surface;

/// <summary>Prints the members that every network has: those of INetwork, and the sizes and the constructor.</summary>
internal static class SurfacePrinter
{
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Write = "global::System.Span<float>";
    private const string Labels = "global::System.ReadOnlySpan<int>";
    private const string Optimizer = "global::DslNet.Optimizer";
    private const string Contract = GeneratedMembers.Contract;

    /// <summary>Return type, name and parameters of each method, and the call on the driver.</summary>
    public static readonly (string Type, string Name, string Parameters, string Call)[] Methods =
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

    /// <summary>The body of a member that forwards to the driver.</summary>
    public static string Forwarded(NetworkClass networkClass, string call) => $"{networkClass.Driver}.{call}";

    /// <summary>The body of a member of a network that can't be built.</summary>
    public static string Throw(NetworkClass networkClass) =>
        $"throw new global::System.InvalidOperationException(\"The definition of {networkClass.Name.Replace("@", "")} has errors; see the compiler's messages.\")";

    public static void Sizes(SourceWriter writer, CompiledNetwork network)
    {
        Size(writer, "InputSize", "Numbers in one sample.", network.Input.Size);
        Size(writer, "OutputSize", "Numbers in one output.", network.Output.Size);
        Size(writer, "ParameterCount", "Trained numbers in all.", network.Layers.Sum(layer => layer.Parameters));
    }

    public static void BrokenSizes(SourceWriter writer, NetworkClass networkClass)
    {
        foreach ((string name, int value) in new[] { ("InputSize", 1), ("OutputSize", 1), ("ParameterCount", 0) }.Where(size => !networkClass.User.Clashing.Contains(size.Item1)))
        {
            Size(writer, name, "Unknown: the definition has errors.", value);
        }
    }

    /// <summary>References to members that nothing calls, at compile time only.</summary>
    public static void Mentions(SourceWriter writer, IEnumerable<string> roots)
    {
        string names = string.Join(" + ", roots.Select(root => $"nameof({root})"));
        if (names.Length > 0)
        {
            writer.Summary("What all of this was made from. Tools that delete what nothing mentions leave it alone.");
            writer.Line($"private const string DslNetSource = {names};").Line();
        }
    }

    /// <param name="writer">The output.</param>
    /// <param name="networkClass">The class.</param>
    /// <param name="newDriver">The expression that creates the network's driver.</param>
    public static void Construction(SourceWriter writer, NetworkClass networkClass, string newDriver)
    {
        writer.Line($"private readonly {RuntimeNames.NetworkDriver} {networkClass.Driver};").Line();
        Constructor(writer, networkClass, $$"""

            {
                {{RuntimeContract.Check(networkClass)}}
                {{networkClass.Driver}} = {{newDriver}};
            }
            """);
    }

    public static void BrokenConstruction(SourceWriter writer, NetworkClass networkClass)
    {
        UserMembers user = networkClass.User;
        if (user.CannotBeMade && !user.Clashing.Contains(GeneratedMembers.Constructor.Key))
        {
            // C# requires no base constructor call of an extern constructor, and the base class has none that could be called.
            writer.Line("#pragma warning disable CS0824");
            writer.MarkMember().Line($"public extern {networkClass.Name}(int batchSize = 32, global::DslNet.Seed seed = default, int threads = 0);").Line();
        }
        else if (!user.Clashing.Contains(GeneratedMembers.Constructor.Key))
        {
            Constructor(writer, networkClass, $" => {Throw(networkClass)};");
        }

        if (!user.Clashing.Contains("Info"))
        {
            writer.Line("/// <summary>Unknown: the definition has errors.</summary>").MarkMember();
            writer.Line($"public static global::DslNet.NetworkInfo Info => {Throw(networkClass)};").Line();
        }
    }

    /// <summary>INetwork's members, each with the body that <paramref name="body"/> returns for the driver's call.</summary>
    public static void Members(SourceWriter writer, NetworkClass networkClass, Func<string, string> body)
    {
        UserMembers user = networkClass.User;
        if (!user.Clashing.Contains(Contract + "Info"))
        {
            writer.MarkMember().Line($"global::DslNet.NetworkInfo {Contract}Info => {(user.Clashing.Contains("Info") ? Throw(networkClass) : "Info")};").Line();
        }

        Member(writer, user, "int", "BatchSize", "BatchSize", $"=> {body("BatchSize")};");
        Member(writer, user, "global::DslNet.Mode", "Mode", "Mode", $"=> {body("Mode")};");
        Member(writer, user, "global::DslNet.Regularization", "Regularization", "Regularization", $"{{ get => {body("Regularization")}; set => {body("Regularization = value")}; }}");
        GeneratedMember create = GeneratedMembers.Create(networkClass);
        Member(writer, user, $"static {create.Type}", $"Create({create.Parameters})", create.Key, $"=> {(user.AreInTheWay ? Throw(networkClass) : $"new {networkClass.FullName}(batchSize, seed, threads)")};", $"global::DslNet.INetwork<{networkClass.FullName}>.");
        foreach ((string type, string name, string parameters, string call) in Methods)
        {
            string key = new GeneratedMember(GeneratedMemberKind.Method, name, type, parameters).Key;
            bool both = name == "Dispose" && user.BaseDisposes;
            Member(writer, user, type, $"{name}({parameters})", key, both ? $"{{ try {{ {body(call)}; }} finally {{ base.Dispose(); }} }}" : $"=> {body(call)};", name == "Dispose" ? "global::System.IDisposable." : Contract);
        }
    }

    /// <summary>
    /// A member of the interface: public, or, where a member of the user's has its signature, an explicit implementation. (Where the user's is one, too, there
    /// is nothing to print.)
    /// </summary>
    private static void Member(SourceWriter writer, UserMembers user, string type, string declaration, string key, string body, string contract = Contract)
    {
        if (!user.Clashing.Contains(key))
        {
            writer.Line("/// <inheritdoc/>").MarkMember();
            writer.Line($"public {(user.Overriding.Contains(key) ? "override " : "")}{type} {declaration} {body}").Line();
        }
        else if (!user.Clashing.Contains(Contract + key))
        {
            writer.MarkMember().Line($"{type} {contract}{declaration} {body}").Line();
        }
    }

    private static void Constructor(SourceWriter writer, NetworkClass networkClass, string body)
    {
        writer.Line("/// <summary>Makes a network; all its memory is taken here.</summary>");
        writer.Line("/// <param name=\"batchSize\">The most rows that a training step takes; at least 1.</param>");
        writer.Line("/// <param name=\"seed\">Of the initial parameters and of dropout.</param>");
        writer.Line("/// <param name=\"threads\">How many threads compute; 0 for every core.</param>").MarkMember();
        writer.Line($"public {networkClass.Name}(int batchSize = 32, global::DslNet.Seed seed = default, int threads = 0){body}").Line();
    }

    private static void Size(SourceWriter writer, string name, string summary, int value)
    {
        writer.Summary(summary);
        writer.Line($"public const int {name} = {InvariantText.Of(value)};").Line();
    }
}
