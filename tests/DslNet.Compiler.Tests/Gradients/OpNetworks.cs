using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Graphs;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>A small network around each layer of the op table. A layer without arguments needs nothing said here.</summary>
public static class OpNetworks
{
    /// <summary>The verbs of all layers.</summary>
    public static TheoryData<string> Verbs => [.. OpTable.All.Select(op => op.Verb)];

    /// <summary>The verbs of all elementwise layers.</summary>
    public static TheoryData<string> ElementwiseVerbs => [.. OpTable.All.OfType<ElementwiseOp>().Select(op => op.Verb)];

    public static LayerNode Dense(int units, bool bias = true) => Layer(
        "Dense",
        ("units", new ArgumentValue.Integer(units)),
        ("init", new ArgumentValue.Weights(new Initializer(InitKind.Auto))),
        ("bias", new ArgumentValue.Flag(bias)),
        ("name", new ArgumentValue.Text(null)));

    public static LayerNode BatchNorm(float momentum = 0.1f, float epsilon = 1e-5f) => Layer(
        "BatchNorm", ("momentum", new ArgumentValue.Number(momentum)), ("epsilon", new ArgumentValue.Number(epsilon)), ("name", new ArgumentValue.Text(null)));

    public static LayerNode GroupNorm(int groups, float epsilon = 0.02f) => Layer(
        "GroupNorm", ("groups", new ArgumentValue.Integer(groups)), ("epsilon", new ArgumentValue.Number(epsilon)), ("name", new ArgumentValue.Text(null)));

    public static LayerNode Layer(string verb, params (string Name, ArgumentValue Value)[] arguments) =>
        new(verb, arguments.Select(argument => new LayerArgument(argument.Name, argument.Value)).ToEquatableArray());

    /// <summary>The layer between two dense ones, trained on squared errors.</summary>
    public static NetworkGraph Around(string verb)
    {
        LayerNode layer = Sample(verb);
        if (OpTable.Find(verb) is JoinOp)
        {
            return Joined(layer);
        }

        if (verb is "Shared" or "Pad" or "Upsample2D")
        {
            return verb == "Shared" ? Graph(LossKind.MeanSquaredError, [4], Dense(5), layer, Dense(5), GraphLayers.SharedAgain(0), Dense(3))
                : Graph(LossKind.MeanSquaredError, [3, 4, 2], Convolution("Conv2D", filters: 3, kernel: 2, stride: 1, padding: 1), layer, Layer("GlobalAvgPool"), Dense(3));
        }

        // Images whose channels aren't whole vectors.
        if (verb == "GroupNorm")
        {
            return Graph(LossKind.MeanSquaredError, [3, 4, 2], Convolution("Conv2D", filters: 6, kernel: 2, stride: 1, padding: 1), layer, Layer("Flatten"), Dense(3));
        }

        if (verb == "Embedding")
        {
            GraphBuilder graph = new();
            return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Input(GraphInput.Tokens(null, 4, 6)), layer, Layer("Flatten"), Dense(3)));
        }

        if (OpTable.Is(verb, LayerTraits.Attends))
        {
            return Graph(LossKind.MeanSquaredError, [4], Dense(12), GraphLayers.Reshape(3, 4), layer, Layer("Flatten"), Dense(3));
        }

        if (verb is "Reshape" or "Transpose" or "Slice" or "First" or "Last" or "Reverse" or "Map" or "PositionEmbedding" or "SinusoidalPositions")
        {
            return Graph(LossKind.MeanSquaredError, [4], Dense(6), GraphLayers.Reshape(2, 3), layer, Layer("Flatten"), Dense(3));
        }

        if (OpTable.Is(verb, LayerTraits.Recurrent) || OpTable.Find(verb) is BidirectionalOp)
        {
            return Graph(LossKind.MeanSquaredError, [4, 2], Convolution("Conv1D", filters: 3, kernel: 2, stride: 1, padding: 1), layer, Layer("Flatten"), Dense(2));
        }

        return OpTable.Find(verb) is WindowOp or GlobalAvgPoolOp or AdaptivePoolOp
            ? Windowed(verb, layer)
            : OpTable.Is(verb, LayerTraits.ForgetsShape)
            ? Graph(LossKind.MeanSquaredError, [2, 3, 2], layer, Dense(3))
            : Graph(LossKind.MeanSquaredError, [4], Dense(5), layer, Dense(3));
    }

    /// <summary>Of a flat value and an image.</summary>
    private static NetworkGraph Joined(LayerNode layer)
    {
        GraphBuilder graph = new();
        if (layer.Has("heads"))
        {
            GraphSource from = graph.Input(4), queries = graph.Chain(from, Dense(12), GraphLayers.Reshape(3, 4)), memory = graph.Chain(from, Dense(8), GraphLayers.Reshape(2, 4));
            return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(layer, queries, memory), Layer("Flatten"), Dense(3)));
        }

        GraphSource input = graph.Input(4), flat = graph.Apply(Dense(3), input);
        GraphSource other = layer.Has("axis") ? graph.Apply(Dense(5), input) : graph.Chain(input, Dense(12), GraphLayers.Reshape(2, 2, 3));
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(layer, flat, other), Layer("Flatten"), Dense(3)));
    }

    /// <summary>Between two convolutions, on images or sequences of odd sizes.</summary>
    private static NetworkGraph Windowed(string verb, LayerNode layer)
    {
        bool sequence = verb.EndsWith("1D", StringComparison.Ordinal);
        LayerNode first = Convolution(sequence ? "Conv1D" : "Conv2D", filters: 3, kernel: 2, stride: 1, padding: 1);
        LayerNode[] flat = OpTable.Find(verb) is GlobalAvgPoolOp ? [] : [Layer("Flatten")];
        return Graph(LossKind.MeanSquaredError, sequence ? [9, 2] : [6, 5, 2], [first, layer, .. flat, Dense(3)]);
    }

    public static LayerNode Convolution(string verb, int filters, int kernel, int stride, int padding, bool bias = true) =>
        Window(verb, filters, (kernel, kernel), (stride, stride), new ArgumentValue.Border(padding), (1, 1), 1, bias);

    public static LayerNode Window(
        string verb, int filters, (int Height, int Width) kernel, (int Height, int Width) stride, ArgumentValue padding, (int Height, int Width) dilation, int groups, bool bias = true) => Layer(
        verb,
        ("filters", new ArgumentValue.Integer(filters)),
        ("kernel", ArgumentValue.PerAxis.Of(kernel.Height, kernel.Width)),
        ("stride", ArgumentValue.PerAxis.Of(stride.Height, stride.Width)),
        ("padding", padding),
        ("dilation", ArgumentValue.PerAxis.Of(dilation.Height, dilation.Width)),
        ("groups", new ArgumentValue.Integer(groups)),
        ("init", new ArgumentValue.Weights(new Initializer(InitKind.Auto))),
        ("bias", new ArgumentValue.Flag(bias)),
        ("name", new ArgumentValue.Text(null)));

    private static LayerNode Transposed(
        string verb, int filters, (int Height, int Width) kernel, (int Height, int Width) stride, ArgumentValue padding, int outputPadding, (int Height, int Width) dilation)
    {
        LayerNode layer = Window(verb, filters, kernel, stride, padding, dilation, 1);
        LayerArgument more = new("outputPadding", new ArgumentValue.Integer(outputPadding));
        return layer with { Arguments = layer.Arguments.Take(4).Append(more).Concat(layer.Arguments.Skip(4).Where(argument => argument.Name != "groups")).ToEquatableArray() };
    }

    private static LayerNode Separable(int filters, (int Height, int Width) kernel, (int Height, int Width) stride, ArgumentValue padding, (int Height, int Width) dilation)
    {
        LayerNode layer = Window("SeparableConv2D", filters, kernel, stride, padding, dilation, 1);
        return layer with { Arguments = layer.Arguments.Where(argument => argument.Name != "groups").ToEquatableArray() };
    }

    public static LayerNode Pool(string verb, int size, int stride) =>
        Layer(verb, ("size", new ArgumentValue.Integer(size)), ("stride", new ArgumentValue.Integer(stride)));

    public static NetworkGraph Graph(LossKind loss, int[] input, params LayerNode[] layers) => NetworkGraph.Chain(Shape.Of(input), layers, new NetworkOptions(loss));

    /// <summary>The layer with arguments that aren't its usual ones.</summary>
    public static LayerNode Sample(string verb) => verb switch
    {
        "Dense" => Dense(6),
        "Conv1D" => Window(verb, filters: 6, kernel: (3, 3), stride: (2, 2), ArgumentValue.Border.Of(2, 1), dilation: (2, 2), groups: 3),
        "Conv2D" => Window(verb, filters: 6, kernel: (3, 2), stride: (1, 2), ArgumentValue.Border.Of(1, 2, 0, 1), dilation: (2, 1), groups: 3),
        "ConvTranspose1D" => Transposed(verb, filters: 4, kernel: (3, 3), stride: (2, 2), ArgumentValue.Border.Of(1, 2), outputPadding: 1, dilation: (2, 2)),
        "ConvTranspose2D" => Transposed(verb, filters: 3, kernel: (2, 3), stride: (1, 2), ArgumentValue.Border.Of(1, 0, 0, 1), outputPadding: 1, dilation: (2, 1)),
        "SeparableConv2D" => Separable(filters: 4, kernel: (3, 2), stride: (2, 1), new ArgumentValue.Border(Padding.Same), dilation: (1, 2)),
        "MaxPool1D" or "MaxPool2D" or "AvgPool1D" or "AvgPool2D" => Pool(verb, size: 3, stride: 2),
        "BatchNorm" => BatchNorm(0.3f, 0.01f),
        "LayerNorm" or "RmsNorm" => Layer(verb, ("epsilon", new ArgumentValue.Number(0.02f)), ("name", new ArgumentValue.Text(null))),
        "GroupNorm" => GroupNorm(3),
        "Dropout" => Layer(verb, ("rate", new ArgumentValue.Number(0.3f))),
        "Residual" => GraphLayers.Residual([Dense(7), Layer("Tanh"), Dense(6)], [Dense(6)]),
        "Concat" => GraphLayers.Concat(),
        "Shared" => GraphLayers.Shared(0, Dense(6), Layer("Tanh")),
        "Frozen" => GraphLayers.Frozen(Dense(6), Layer("Tanh")),
        "Embedding" => GraphLayers.Embedding(5),
        "Map" => GraphLayers.Map(Dense(4), Layer("Tanh")),
        "PositionEmbedding" or "SinusoidalPositions" => Layer(verb, ("name", new ArgumentValue.Text(null))),
        "Tap" => GraphLayers.Tap("code"),
        "Reshape" => GraphLayers.Reshape(6, 1),
        "Slice" => GraphLayers.Slice(Axis.Channels, 1..^1),
        "Transpose" => GraphLayers.Transpose(Axis.Steps, Axis.Channels),
        "Pad" => GraphLayers.Pad(PadMode.Reflect, 1, 0, 2, 1),
        "AdaptiveAvgPool1D" => GraphLayers.AdaptiveAvgPool(4),
        "AdaptiveAvgPool2D" => GraphLayers.AdaptiveAvgPool(3, 4),
        "Upsample2D" => GraphLayers.Upsample(2, Interpolation.Bilinear),
        "Rnn" or "Gru" or "Lstm" => GraphLayers.Recurrence(verb, 4),
        "Bidirectional" => GraphLayers.Bidirectional(GraphLayers.Recurrence("Gru", 2)),
        "Scan" => GraphLayers.Scan(4),
        "Rescale" => GraphLayers.Rescale(-0.5f, 0.3f),
        "SelfAttention" => GraphLayers.SelfAttention(2, causal: true),
        "CrossAttention" => GraphLayers.CrossAttention(2),
        "LeakyRelu" => Layer(verb, ("slope", new ArgumentValue.Number(0.2f))),
        "Elu" => Layer(verb, ("alpha", new ArgumentValue.Number(0.7f))),
        "Activation" => Layer(verb, ("function", new ArgumentValue.Function(Mish()))),
        _ => Layer(verb),
    };

    private static ScalarFunction Mish()
    {
        ExprPool pool = new();
        Expr x = pool.Operand(0);
        return ScalarFunction.Of(x * pool.Tanh(pool.Log(1 + pool.Exp(x))));
    }
}
