namespace DslNet.Compiler.Graph;

/// <summary>What a node reads: an input of the network, or what another node computes.</summary>
/// <param name="IsInput">Whether it is an input.</param>
/// <param name="Index">Its index in <see cref="NetworkGraph.Inputs"/> or <see cref="NetworkGraph.Nodes"/>.</param>
public readonly record struct GraphSource(bool IsInput, int Index)
{
    /// <summary>An input of the network.</summary>
    public static GraphSource OfInput(int index) => new(true, index);

    /// <summary>The value of a node.</summary>
    public static GraphSource OfNode(int index) => new(false, index);
}
