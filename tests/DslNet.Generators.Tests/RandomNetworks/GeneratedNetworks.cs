using System.Reflection;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Emit.Cpu;
using DslNet.Compiler.Tests.RandomNetworks;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>The drawn networks, generated, compiled in one compilation and loaded: done once, used by all tests of this folder.</summary>
public static class GeneratedNetworks
{
    private static readonly Lazy<Assembly> Loaded = new(() => DrawnCompilation.Load(Generated(DrawnNetworks.All)));

    public static INetwork Create(DrawnNetwork network, int batchSize, ulong seed = 0, int threads = 1)
    {
        Type type = Loaded.Value.GetType($"{SourcePrinter.Namespace}.Net{network.Number}", throwOnError: true)!;
        return (INetwork)Activator.CreateInstance(type, batchSize, seed, threads)!;
    }

    private static CSharpCompilation Generated(IEnumerable<DrawnNetwork> networks) => DrawnCompilation.Of(networks.Select(network => network.Operators))
        .AddSyntaxTrees(networks.Select(network => CSharpSyntaxTree.ParseText(Emitted(network), DrawnCompilation.Parse, $"Net{network.Number}.g.cs")));

    private static string Emitted(DrawnNetwork network) =>
        CpuEmitter.Emit(new NetworkClass(SourcePrinter.Namespace, $"Net{network.Number}", default), NetworkCompiler.Compile(network.Graph));
}
