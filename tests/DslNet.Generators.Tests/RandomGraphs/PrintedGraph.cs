namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>A drawn graph as C#.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Definition">The file with the network's class; its static property <c>Described</c> is the text of what Define() returns.</param>
/// <param name="Calls">A file that calls what is generated: <c>Named</c>, <c>Tap</c> and <c>Alone</c> of the class's name and <c>Calls</c>.</param>
public sealed record PrintedGraph(string Name, string Definition, string Calls)
{
    /// <summary>The namespace of all drawn networks.</summary>
    public const string Namespace = "Drawn";
}
