using System.Reflection;
using DslNet.Compiler.Graph;
using DslNet.Generators.Tests.Harness;
using DslNet.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Some of the drawn graphs, generated, compiled in one compilation and loaded: done once, used by all tests of this folder.</summary>
internal static class GeneratedGraphs
{
    /// <summary>A sixth of the drawn ones, more than 30.</summary>
    public static IReadOnlyList<DrawnGraph> All { get; } = [.. DrawnGraphs.All.Take(DrawnGraphs.All.Count / 6)];

    private static readonly Lazy<CSharpCompilation> Written = new(() => GraphCompilation.Of(All.Select(graph => graph.First)));
    private static readonly Lazy<Assembly> Loaded = new(() => DrawnCompilation.Load(Written.Value.AddSyntaxTrees(
    [
        .. GeneratedNetworks.Files(Written.Value).Select(file => GraphCompilation.Tree(file.Value, file.Key)),
        .. All.Select(graph => GraphCompilation.Tree(graph.First.Calls, graph.Name + "Calls.cs")),
    ])));

    public static INetwork Create(DrawnGraph graph, int batchSize, ulong seed = 0, int threads = 1) =>
        Generating.Make(Loaded.Value, $"{PrintedGraph.Namespace}.{graph.Name}", batchSize, seed, threads);

    /// <summary>The graph as it is read: constants of its functions are folded in float, as the generated code has them.</summary>
    public static NetworkGraph Read(DrawnGraph graph) => GraphCompilation.Read(Written.Value, graph).Graph.ShouldNotBeNull();

    /// <summary>Calls one of the methods of <see cref="CallText"/>.</summary>
    public static void Call(DrawnGraph graph, string method, params object[] arguments) =>
        Loaded.Value.GetType($"{PrintedGraph.Namespace}.{graph.Name}Calls", throwOnError: true)!
            .InvokeMember(method, BindingFlags.InvokeMethod | BindingFlags.Static | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, arguments, System.Globalization.CultureInfo.InvariantCulture);
}
