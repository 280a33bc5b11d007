namespace DslNet.Compiler.Findings;

/// <summary>
/// A problem of a definition, without a source location: the analyzer, which has the locations,
/// maps layer number and argument to one.
/// </summary>
/// <param name="Rule">The id, such as <c>DN1004</c>.</param>
/// <param name="Layer">Index of the layer in <c>NetworkGraph.AllLayers</c>; <see cref="WholeNetwork"/>, or that of an input or output.</param>
/// <param name="Argument">Name of the argument at fault, or null for the whole layer.</param>
/// <param name="Message">The whole message: it names the layer and the numbers.</param>
/// <param name="Mend">A suggestion for the rule's fix, in the DSL (the layer to insert, the initializer to use), or null.</param>
public sealed record Finding(string Rule, int Layer, string? Argument, string Message, string? Mend = null)
{
    /// <summary>The network as a whole: the attribute.</summary>
    public const int WholeNetwork = -1;

    /// <summary>The first input.</summary>
    public const int Input = -2;

    /// <summary>The layer number that encodes an input of the network.</summary>
    public static int OfInput(int index) => Input - (2 * index);

    /// <summary>The layer number that encodes an output of the network.</summary>
    public static int OfHead(int index) => Input - 1 - (2 * index);

    /// <summary>The input that a layer number encodes, or −1.</summary>
    public static int InputOf(int layer) => layer <= Input && layer % 2 == 0 ? (Input - layer) / 2 : -1;

    /// <summary>The output that a layer number encodes, or −1.</summary>
    public static int HeadOf(int layer) => layer < Input && layer % 2 != 0 ? (Input - 1 - layer) / 2 : -1;
}
