using DslNet.Compiler.Graph;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>A drawn graph, printed in two ways.</summary>
public sealed record DrawnGraph(int Number, NetworkGraph Graph)
{
    public string Name => $"Graph{Number}";

    public PrintedGraph First { get; } = GraphPrinter.Print(Graph, $"Graph{Number}", Number);

    public PrintedGraph Second { get; } = GraphPrinter.Print(Graph, $"Graph{Number}", Number + 50_000);

    public PrintedGraph Printed(bool second) => second ? Second : First;

    public override string ToString() => $"{First.Definition}\n{Graph.Options.Loss}:\n{Graph}";
}
