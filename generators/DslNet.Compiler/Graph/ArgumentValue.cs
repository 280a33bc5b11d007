using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Graph;

/// <summary>The value of a layer's argument. A closed hierarchy.</summary>
public abstract record ArgumentValue
{
    private ArgumentValue()
    {
    }

    public sealed record Integer(int Value) : ArgumentValue
    {
        public override string ToString() => InvariantText.Of(Value);
    }

    /// <summary>A number for the height and one for the width, where they differ; else it is an <see cref="Integer"/>.</summary>
    public sealed record PerAxis(int Height, int Width) : ArgumentValue
    {
        /// <summary>Both, as an <see cref="Integer"/> where they are equal.</summary>
        public static ArgumentValue Of(int height, int width) => height == width ? new Integer(height) : new PerAxis(height, width);

        public override string ToString() => $"({InvariantText.Of(Height)}, {InvariantText.Of(Width)})";
    }

    /// <summary>Pixels of zeros around an image, or <c>Padding.Same</c>: as many as keep its size.</summary>
    public sealed record Border(int Pixels) : ArgumentValue
    {
        /// <summary>Where they differ: before and after a sequence; or above, below, to the left and to the right of an image. Else none.</summary>
        public EquatableArray<int> Sides { get; init; }

        /// <summary>Of each side; where all are equal, of that many pixels.</summary>
        public static Border Of(params int[] sides) => sides.Distinct().Count() == 1 ? new Border(sides[0]) : new Border(0) { Sides = sides.ToEquatableArray() };

        public override string ToString() => Sides.Count > 0 ? $"({string.Join(", ", Sides.Select(InvariantText.Of))})"
            : Pixels == Padding.Same ? "Same"
            : InvariantText.Of(Pixels);
    }

    public sealed record Number(float Value) : ArgumentValue
    {
        public override string ToString() => InvariantText.Of(Value);
    }

    public sealed record Flag(bool Value) : ArgumentValue
    {
        public override string ToString() => Value ? "true" : "false";
    }

    /// <summary>A text, or null where the user gave none.</summary>
    public sealed record Text(string? Value) : ArgumentValue
    {
        public override string ToString() => Value is null ? "null" : "\"" + Value + "\"";
    }

    public sealed record Weights(Initializer Value) : ArgumentValue
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>A scalar function of one operand, such as a custom activation.</summary>
    public sealed record Function(ScalarFunction Value) : ArgumentValue
    {
        public override string ToString() => "function";
    }

    /// <summary>A member of one of the DSL's enumerations, such as <c>Axis.Channels</c>.</summary>
    public sealed record Choice(int Value, string Name) : ArgumentValue
    {
        public override string ToString() => Name;
    }

    /// <summary>An index range, as <c>System.Range</c> writes it: <c>2..^1</c>.</summary>
    public sealed record Stretch(int Start, bool StartsFromEnd, int End, bool EndsFromEnd) : ArgumentValue
    {
        public override string ToString() => $"{(StartsFromEnd ? "^" : "")}{InvariantText.Of(Start)}..{(EndsFromEnd ? "^" : "")}{InvariantText.Of(End)}";
    }

    /// <summary>A learned parameter of a user's function.</summary>
    public sealed record Learned(LearnedNumber Value) : ArgumentValue
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>A recurrence's own cell: a graph of a step of the input (input 0) and of the state (input 1), in topological order.</summary>
    public sealed record Cell(EquatableArray<GraphNode> Nodes, GraphSource Output) : ArgumentValue
    {
        public override string ToString() => Said(layer => layer.ToString());

        /// <summary>The canonical text, with the text of each layer from a function.</summary>
        public string Said(System.Func<LayerNode, string> text) => GraphText.OfCell(
            [.. Nodes.Select(node => (text(node.Layer), (System.Collections.Generic.IReadOnlyList<int>)[.. node.Sources.Select(NetworkGraph.PlaceOf)]))], NetworkGraph.PlaceOf(Output));
    }

    /// <summary>Layers inside a layer, such as a residual's block.</summary>
    public sealed record Block(EquatableArray<LayerNode> Layers) : ArgumentValue
    {
        public override string ToString() => string.Join(" >> ", Layers.Select(layer => layer.ToString()));
    }
}
