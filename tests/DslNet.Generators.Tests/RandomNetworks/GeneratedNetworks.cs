using System.Reflection;
using DslNet.Compiler.Tests.RandomNetworks;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>The drawn networks, generated, compiled in one compilation and loaded: done once, used by all tests of this folder.</summary>
public static class GeneratedNetworks
{
    private static readonly Lazy<CSharpCompilation> Written = new(() => DrawnCompilation.Of(DrawnNetworks.All.Select(network => network.Operators)));
    private static readonly Lazy<Dictionary<string, string>> Generated = new(() => Files(Written.Value));
    private static readonly Lazy<Assembly> Loaded = new(() => DrawnCompilation.Load(Written.Value.AddSyntaxTrees(
        Generated.Value.Select(file => CSharpSyntaxTree.ParseText(file.Value, DrawnCompilation.Parse, file.Key)))));

    /// <summary>The generated files of the operator form, by hint name.</summary>
    public static Dictionary<string, string> OperatorFiles => Generated.Value;

    public static Dictionary<string, string> Files(CSharpCompilation compilation) => Generating.Files(Generating.Driver().RunGenerators(compilation));

    public static INetwork Create(DrawnNetwork network, int batchSize, ulong seed = 0, int threads = 1) =>
        Generating.Make(Loaded.Value, $"{SourcePrinter.Namespace}.Net{network.Number}", batchSize, seed, threads);
}
