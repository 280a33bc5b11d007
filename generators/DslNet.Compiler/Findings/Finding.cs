namespace DslNet.Compiler.Findings;

/// <summary>
/// Something wrong with a definition, without a place in the source: whoever holds the locations
/// (the analyzer) turns layer number and argument into one.
/// </summary>
/// <param name="Rule">The id, such as <c>DN1004</c>.</param>
/// <param name="Layer">Number of the layer along <c>NetworkGraph.AllLayers</c>; −1 is the network as a whole (the attribute), −2 the input.</param>
/// <param name="Argument">Name of the argument at fault, or null for the whole layer.</param>
/// <param name="Message">The whole message: it names the layer and the numbers.</param>
/// <param name="Mend">What a fix of the rule has to know, in words of the DSL (the layer to insert, the initializer to take), or null where no fix fits.</param>
public sealed record Finding(string Rule, int Layer, string? Argument, string Message, string? Mend = null)
{
    public const int WholeNetwork = -1;
    public const int Input = -2;
}
