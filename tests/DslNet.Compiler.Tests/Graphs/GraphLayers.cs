using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>The layers that graphs are made of, with the arguments that the DSL gives them.</summary>
public static class GraphLayers
{
    public static LayerNode Flatten { get; } = OpNetworks.Layer("Flatten");

    public static LayerNode Add { get; } = OpNetworks.Layer("Add");

    public static LayerNode Concat(Axis axis = Axis.Channels, params LayerNode[][] blocks) => OpNetworks.Layer("Concat", [.. Blocks(blocks), ("axis", Choice(axis))]);

    /// <summary>A join of blocks that are applied to one value.</summary>
    public static LayerNode Join(string verb, params LayerNode[][] blocks) => OpNetworks.Layer(verb, [.. Blocks(blocks)]);

    /// <summary>A shared block, where it stands first.</summary>
    public static LayerNode Shared(int id, params LayerNode[] block) => OpNetworks.Layer("Shared", ("block", Block(block)), ("name", new ArgumentValue.Text(null)), (LayerNode.SharedIdArgument, new ArgumentValue.Integer(id)));

    /// <summary>The same block at another place.</summary>
    public static LayerNode SharedAgain(int id) => OpNetworks.Layer("Shared", ("name", new ArgumentValue.Text(null)), (LayerNode.SharedIdArgument, new ArgumentValue.Integer(id)));

    public static LayerNode Frozen(params LayerNode[] block) => OpNetworks.Layer("Frozen", ("block", Block(block)));

    public static LayerNode Residual(LayerNode[] block, LayerNode[]? shortcut = null) =>
        OpNetworks.Layer("Residual", shortcut is null ? [("block", Block(block))] : [("block", Block(block)), ("shortcut", Block(shortcut))]);

    public static LayerNode Map(params LayerNode[] block) => OpNetworks.Layer("Map", ("block", Block(block)));

    public static LayerNode Embedding(int units) => OpNetworks.Layer("Embedding", ("units", new ArgumentValue.Integer(units)), ("name", new ArgumentValue.Text(null)));

    public static LayerNode Tap(string name) => OpNetworks.Layer("Tap", ("name", new ArgumentValue.Text(name)));

    public static LayerNode Reshape(params int[] extents)
    {
        string[] names = extents.Length switch { 1 => ["size"], 2 => ["length", "channels"], _ => ["height", "width", "channels"] };
        return OpNetworks.Layer("Reshape", [.. names.Zip(extents, (name, extent) => (name, (ArgumentValue)new ArgumentValue.Integer(extent)))]);
    }

    public static LayerNode Slice(Axis axis, System.Range range) => OpNetworks.Layer(
        "Slice", ("range", new ArgumentValue.Stretch(range.Start.Value, range.Start.IsFromEnd, range.End.Value, range.End.IsFromEnd)), ("axis", Choice(axis)));

    public static LayerNode Transpose(Axis first, Axis second) => OpNetworks.Layer("Transpose", ("first", Choice(first)), ("second", Choice(second)));

    public static LayerNode Pad(params int[] zeros)
    {
        string[] names = zeros.Length switch { 1 => ["pixels"], 2 => ["before", "after"], _ => ["top", "bottom", "left", "right"] };
        return OpNetworks.Layer("Pad", [.. names.Zip(zeros, (name, count) => (name, (ArgumentValue)new ArgumentValue.Integer(count)))]);
    }

    public static LayerNode Upsample(int factor, Interpolation interpolation) => OpNetworks.Layer(
        "Upsample2D", ("factor", new ArgumentValue.Integer(factor)), ("interpolation", new ArgumentValue.Choice((int)interpolation, interpolation.ToString())));

    public static LayerNode Rescale(float scale, float offset) => OpNetworks.Layer("Rescale", ("scale", new ArgumentValue.Number(scale)), ("offset", new ArgumentValue.Number(offset)));

    /// <summary>max(a·x, x) smoothly: a·x + (1 − a)·softplus(x), or that with a summand b, of learned numbers.</summary>
    public static LayerNode Learned(params bool[] perChannel)
    {
        ExprPool pool = new();
        Expr x = pool.Operand(0), slope = pool.Operand(1), bent = (slope * x) + ((1 - slope) * pool.Softplus(x));
        ScalarFunction function = ScalarFunction.Of(perChannel.Length == 1 ? bent : bent + (pool.Operand(2) * pool.Tanh(x)));
        return OpNetworks.Layer("Activation", [("function", new ArgumentValue.Function(function)), .. perChannel.Select((each, index) => (
            perChannel.Length == 1 ? "parameter" : "parameter" + InvariantText.Of(index + 1), (ArgumentValue)new ArgumentValue.Learned(new LearnedNumber(new Initializer(InitKind.Constant, 0.25f), each))))]);
    }

    public static LayerNode Recurrence(string verb, int units) => OpNetworks.Layer(verb, ("units", new ArgumentValue.Integer(units)), ("name", new ArgumentValue.Text(null)));

    public static LayerNode Bidirectional(LayerNode layer) => OpNetworks.Layer("Bidirectional", ("layer", Block([layer])));

    /// <summary>A gated cell: z = σ(x·W + h·U + b), h' = z·h + tanh(x·V + c).</summary>
    public static LayerNode Scan(int units)
    {
        GraphSource x = GraphSource.OfInput(0), h = GraphSource.OfInput(1);
        GraphNode[] nodes =
        [
            Node(OpNetworks.Dense(units), x), Node(OpNetworks.Dense(units, bias: false), h), Node(Add, Of(0), Of(1)), Node(OpNetworks.Layer("Sigmoid"), Of(2)),
            Node(OpNetworks.Layer("Multiply"), Of(3), h), Node(OpNetworks.Dense(units), x), Node(OpNetworks.Layer("Tanh"), Of(5)), Node(Add, Of(4), Of(6)),
        ];
        return OpNetworks.Layer("Scan", ("units", new ArgumentValue.Integer(units)), ("cell", new ArgumentValue.Cell(nodes.ToEquatableArray(), Of(7))));

        static GraphSource Of(int index) => GraphSource.OfNode(index);

        static GraphNode Node(LayerNode layer, params GraphSource[] sources) => new(layer, sources.ToEquatableArray());
    }

    private static ArgumentValue.Choice Choice(Axis axis) => new((int)axis, axis.ToString());

    private static ArgumentValue.Block Block(LayerNode[] layers) => new(layers.ToEquatableArray());

    private static IEnumerable<(string Name, ArgumentValue Value)> Blocks(LayerNode[][] blocks) =>
        blocks.Select((block, index) => ("block" + InvariantText.Of(index + 1), (ArgumentValue)Block(block)));
}
