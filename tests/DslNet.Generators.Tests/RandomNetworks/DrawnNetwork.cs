using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>A drawn definition with both its texts.</summary>
public sealed record DrawnNetwork(int Number, DefinitionTree Tree)
{
    public NetworkGraph Graph { get; } = Tree.ToGraph();

    public DefinitionSource Operators { get; } = SourcePrinter.Print(Tree, $"Net{Number}", fluent: false, seed: Number);

    public DefinitionSource Fluent { get; } = SourcePrinter.Print(Tree, $"Net{Number}", fluent: true, seed: Number + 5000);

    public override string ToString() => $"Net{Number}: {Tree}";
}
