using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Gradients;
using static DslNet.Compiler.Tests.Graphs.GraphLayers;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>Every form of every layer of graphs, in a network around it. Channels aren't whole vectors of 8, so that pixels are padded.</summary>
public static class GraphForms
{
    private static readonly Dictionary<string, Func<NetworkGraph>> Forms = new()
    {
        ["Concat of flat values"] = () => Joined(Concat(), [3], [5], [2]),
        ["Concat of sequences along channels"] = () => Joined(Concat(), [4, 3], [4, 2]),
        ["Concat of sequences along steps"] = () => Joined(Concat(Axis.Steps), [4, 3], [2, 3]),
        ["Concat of images along channels"] = () => Joined(Concat(), [3, 2, 3], [3, 2, 5]),
        ["Concat of images along height"] = () => Joined(Concat(Axis.Height), [3, 2, 3], [1, 2, 3]),
        ["Concat of images along width"] = () => Joined(Concat(Axis.Width), [3, 2, 3], [3, 1, 3]),
        ["Concat of a value with itself"] = () => Twice(Concat()),
        ["Concat of blocks"] = () => Inside([5], Concat(Axis.Channels, [OpNetworks.Dense(3), OpNetworks.Layer("Tanh")], [], [OpNetworks.Layer("Sigmoid")])),
        ["Concat of convolutions"] = () => Inside([4, 3, 2], Concat(Axis.Channels, [Convolution(3, 1)], [Convolution(2, 3)])),

        ["Add of three values"] = () => Joined(Add, [5], [5], [5]),
        ["Add of images"] = () => Joined(Add, [3, 2, 3], [3, 2, 3]),
        ["Add of a value and itself"] = () => Twice(Add),
        ["Add of an image and a flat vector"] = () => Joined(Add, [3, 2, 3], [3]),
        ["Add of a number and an image"] = () => Joined(Add, [1], [3, 2, 3]),
        ["Add of a number and a vector"] = () => Joined(Add, [1], [5]),
        ["Add of a row and a column"] = () => Joined(Add, [1, 4, 3], [3, 1, 1]),
        ["Add of blocks"] = () => Inside([5], Join("Add", [OpNetworks.Dense(4)], [OpNetworks.Layer("Tanh"), OpNetworks.Dense(4)], [OpNetworks.Dense(1)])),
        ["Subtract"] = () => Joined(OpNetworks.Layer("Subtract"), [4, 3], [4, 3]),
        ["Subtract of a flat vector from a sequence"] = () => Joined(OpNetworks.Layer("Subtract"), [4, 3], [3]),
        ["Subtract of a value from itself"] = () => Twice(OpNetworks.Layer("Subtract")),
        ["Subtract of blocks"] = () => Inside([5], Join("Subtract", [OpNetworks.Dense(4)], [OpNetworks.Dense(4), OpNetworks.Layer("Tanh")])),
        ["Multiply of three values"] = () => Joined(OpNetworks.Layer("Multiply"), [5], [5], [5]),
        ["Multiply of a value with itself"] = () => Twice(OpNetworks.Layer("Multiply")),
        ["Multiply of an image by its channels"] = () => Joined(OpNetworks.Layer("Multiply"), [3, 2, 3], [3]),
        ["Multiply of an image by its pixels"] = () => Joined(OpNetworks.Layer("Multiply"), [3, 2, 1], [3, 2, 5]),
        ["Multiply of blocks"] = () => Inside([4, 3, 2], Join("Multiply", [Convolution(3, 3)], [OpNetworks.Layer("GlobalAvgPool"), OpNetworks.Dense(3), OpNetworks.Layer("Sigmoid")])),

        ["Slice of a flat value"] = () => Inside([7], Slice(Axis.Channels, 2..^1)),
        ["Slice of steps"] = () => Inside([6, 3], Slice(Axis.Steps, 1..4)),
        ["Slice of a sequence's channels"] = () => Inside([4, 11], Slice(Axis.Channels, ^10..)),
        ["Slice of rows"] = () => Inside([5, 3, 3], Slice(Axis.Height, ..2)),
        ["Slice of columns"] = () => Inside([3, 5, 3], Slice(Axis.Width, ^2..^1)),
        ["Slice of an image's channels"] = () => Inside([3, 2, 9], Slice(Axis.Channels, 1..9)),
        ["Transpose of a sequence"] = () => Inside([4, 3], Transpose(Axis.Steps, Axis.Channels)),
        ["Transpose of height and width"] = () => Inside([4, 3, 2], Transpose(Axis.Height, Axis.Width)),
        ["Transpose of width and channels"] = () => Inside([2, 3, 4], Transpose(Axis.Channels, Axis.Width)),
        ["Transpose of height and channels"] = () => Inside([2, 3, 5], Transpose(Axis.Height, Axis.Channels)),
        ["Reshape to a sequence"] = () => Inside([12], Reshape(4, 3)),
        ["Reshape to an image"] = () => Inside([24], Reshape(4, 2, 3)),
        ["Reshape of an image to another"] = () => Inside([4, 2, 3], Reshape(2, 2, 6)),
        ["Reshape of an image with its channels"] = () => Inside([4, 2, 3], Reshape(8, 3)),
        ["Reshape to a flat value"] = () => Inside([4, 2, 3], Reshape(24)),
        ["Reshape of the input"] = () => OpNetworks.Graph(LossKind.MeanSquaredError, [4, 3, 2], Reshape(3, 4, 2), Convolution(3, 3), Flatten, OpNetworks.Dense(2)),
        ["Pad of an image"] = () => Inside([3, 2, 3], Pad(2)),
        ["Pad of an image by its sides"] = () => Inside([3, 2, 3], Pad(1, 0, 2, 3)),
        ["Pad of a sequence"] = () => Inside([3, 3], Pad(1)),
        ["Pad of a sequence by its ends"] = () => Inside([3, 3], Pad(0, 2)),
        ["Pad of an image by reflection"] = () => Inside([4, 3, 3], Pad(PadMode.Reflect, 2)),
        ["Pad of an image by its border"] = () => Inside([3, 2, 9], Pad(PadMode.Replicate, 1, 0, 2, 3)),
        ["Pad of a sequence by reflection"] = () => Inside([3, 3], Pad(PadMode.Reflect, 2, 1)),
        ["Pad of a sequence by its border"] = () => Inside([1, 3], Pad(PadMode.Replicate, 3)),
        ["AdaptiveAvgPool1D in whole windows"] = () => Inside([6, 3], AdaptiveAvgPool(2)),
        ["AdaptiveAvgPool1D in overlapping windows"] = () => Inside([7, 3], AdaptiveAvgPool(5)),
        ["AdaptiveAvgPool2D to more pixels and fewer"] = () => Inside([3, 5, 9], AdaptiveAvgPool(4, 3)),
        ["AdaptiveAvgPool2D in whole windows"] = () => Inside([4, 6, 3], AdaptiveAvgPool(2, 2)),
        ["Upsample2D nearest by 2"] = () => Inside([3, 2, 3], Upsample(2, Interpolation.Nearest)),
        ["Upsample2D nearest by 3"] = () => Inside([2, 3, 3], Upsample(3, Interpolation.Nearest)),
        ["Upsample2D bilinear by 2"] = () => Inside([3, 2, 3], Upsample(2, Interpolation.Bilinear)),
        ["Upsample2D bilinear by 3"] = () => Inside([2, 3, 3], Upsample(3, Interpolation.Bilinear)),
        ["Upsample2D bilinear of one pixel"] = () => Inside([1, 1, 3], Upsample(2, Interpolation.Bilinear)),

        ["LayerNorm of a flat value"] = () => Inside([5], OpNetworks.Sample("LayerNorm")),
        ["LayerNorm of a sequence's steps"] = () => Inside([4, 11], OpNetworks.Sample("LayerNorm")),
        ["RmsNorm of an image's pixels"] = () => Inside([3, 2, 9], OpNetworks.Sample("RmsNorm")),
        ["GroupNorm of a flat value"] = () => Inside([12], OpNetworks.GroupNorm(2)),
        ["GroupNorm of a sequence"] = () => Inside([4, 9], OpNetworks.GroupNorm(3)),
        ["GroupNorm of an image in one group"] = () => Inside([3, 2, 5], OpNetworks.GroupNorm(1)),
        ["GroupNorm of an image's channels"] = () => Inside([3, 2, 5], OpNetworks.GroupNorm(5)),
        ["GroupNorm in whole vectors"] = () => Inside([2, 3, 32], OpNetworks.GroupNorm(2)),

        ["Residual with a shortcut"] = () => Inside([5], Residual([OpNetworks.Dense(4), OpNetworks.Layer("Tanh")], [OpNetworks.Dense(4)])),
        ["Residual with an empty shortcut"] = () => Inside([5], Residual([OpNetworks.Dense(5)], [])),
        ["Learned number of each channel, flat"] = () => Inside([5], Learned(true)),
        ["Learned number of each channel, sequence"] = () => Inside([4, 3], Learned(true)),
        ["Learned number of each channel, image"] = () => Inside([3, 2, 9], Learned(true)),
        ["Learned number of the layer, flat"] = () => Inside([5], Learned(false)),
        ["Learned number of the layer, sequence"] = () => Inside([4, 3], Learned(false)),
        ["Learned number of the layer, image"] = () => Inside([3, 2, 9], Learned(false)),
        ["Learned numbers of both kinds"] = () => Inside([3, 2, 5], Learned(true, false)),

        ["SelfAttention of one head"] = () => Inside([5, 3], SelfAttention(1)),
        ["SelfAttention, causal"] = () => Inside([4, 6], SelfAttention(2, causal: true)),
        ["SelfAttention of one step"] = () => Inside([1, 4], SelfAttention(2)),
        ["SelfAttention of the input"] = () => OpNetworks.Graph(LossKind.MeanSquaredError, [4, 6], SelfAttention(3), Flatten, OpNetworks.Dense(2)),
        ["SelfAttention twice in a residual"] = () => Inside([3, 4], Residual([SelfAttention(2), SelfAttention(1, causal: true)])),
        ["CrossAttention to more steps"] = () => Joined(CrossAttention(2), [3, 4], [5, 4]),
        ["CrossAttention to one step"] = () => Joined(CrossAttention(3), [3, 3], [1, 3]),
        ["CrossAttention of a sequence to itself"] = AttendedByItself,
        ["CrossAttention to what is frozen"] = () => Joined(CrossAttention(2), Frozen(Convolution1(4)), [3, 4], [5, 4]),

        ["Shared twice in a chain"] = () => OpNetworks.Graph(LossKind.MeanSquaredError, [4], OpNetworks.Dense(5), Shared(0, OpNetworks.Dense(5), OpNetworks.Layer("Tanh")), SharedAgain(0), OpNetworks.Dense(3)),
        ["Shared with a convolution at two sizes"] = SharedConvolution,
        ["Shared batch normalization"] = () => OpNetworks.Graph(LossKind.MeanSquaredError, [4], OpNetworks.Dense(5), Shared(0, OpNetworks.Dense(5), OpNetworks.BatchNorm(0.3f, 0.01f)), OpNetworks.Layer("Tanh"), SharedAgain(0), OpNetworks.Dense(3)),
        ["Shared within shared"] = SharedWithinShared,
        ["Frozen batch normalization"] = () => Inside([5], Frozen(OpNetworks.Dense(4), OpNetworks.BatchNorm(0.3f, 0.01f), OpNetworks.Layer("Tanh"))),
        ["Frozen at the beginning"] = () => OpNetworks.Graph(LossKind.MeanSquaredError, [4], Frozen(OpNetworks.Dense(6), OpNetworks.Layer("Tanh")), OpNetworks.Dense(5), OpNetworks.Layer("Tanh"), OpNetworks.Dense(3)),
        ["Map of a block of every kind"] = () => Inside([4, 3], Map(OpNetworks.Dense(5), OpNetworks.BatchNorm(0.3f, 0.01f), OpNetworks.Layer("Tanh"), Residual([OpNetworks.Dense(5), OpNetworks.Layer("Softmax")]), Concat(Axis.Channels, [OpNetworks.Dense(2)], [Slice(Axis.Channels, 1..3)]))),
        ["Softmax of each step"] = () => Inside([4, 3], OpNetworks.Layer("Softmax")),
        ["Embedding twice with one table"] = () => Tokens(lengths: false, Shared(0, Embedding(3)), Reshape(4, 3), OpNetworks.Layer("Reverse"), Flatten),
        ["Embedding, its mean by lengths"] = () => Tokens(lengths: true, Embedding(9), OpNetworks.Layer("GlobalAvgPool")),
        ["Embedding, the last step"] = () => Tokens(lengths: true, Embedding(3), Map(OpNetworks.Dense(5), OpNetworks.Layer("Tanh")), OpNetworks.Layer("Last")),
        ["Embedding, the first step in reverse"] = () => Tokens(lengths: true, Embedding(3), OpNetworks.Layer("Reverse"), OpNetworks.Layer("First")),
        ["Lengths through a convolution"] = () => WithLengths(OpNetworks.Convolution("Conv1D", 5, 3, 1, 1), OpNetworks.Layer("Tanh"), Flatten),
        ["Lengths through joins and blocks"] = () => WithLengths(Residual([Map(OpNetworks.Dense(3)), OpNetworks.Layer("Tanh")]), Concat(Axis.Channels, [], [Frozen(Map(OpNetworks.Dense(2)))]), OpNetworks.Layer("Reverse"), OpNetworks.Layer("Last")),
        ["Both ends of a sequence with lengths"] = () => WithLengths(Concat(Axis.Channels, [OpNetworks.Layer("First")], [OpNetworks.Layer("Last")]), OpNetworks.Layer("Tanh")),
        ["Two inputs with lengths of their own"] = TwoLengths,
        ["StopGradient beside a path that learns"] = Stopped,
        ["Two inputs"] = TwoInputs,
        ["Three heads with weights"] = Heads,
        ["One head with a weight"] = OneHead,
    };

    /// <summary>The names of all forms.</summary>
    public static TheoryData<string> Names => [.. Forms.Keys];

    /// <summary>The network of a form.</summary>
    public static NetworkGraph Of(string name) => Forms[name]();

    private static NetworkGraph Tokens(bool lengths, params LayerNode[] layers) => From(GraphInput.Tokens(null, 4, 5, lengths), layers);

    /// <summary>A layer that learns, and these.</summary>
    private static NetworkGraph WithLengths(params LayerNode[] layers) => From(new GraphInput(null, Shape.Of(4, 2)) { HasLengths = true }, [Map(OpNetworks.Dense(3)), .. layers]);

    private static NetworkGraph From(GraphInput input, LayerNode[] layers)
    {
        GraphBuilder graph = new();
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Input(input), [.. layers, OpNetworks.Dense(3)]));
    }

    private static NetworkGraph TwoLengths()
    {
        GraphBuilder graph = new();
        GraphSource words = graph.Chain(graph.Input(GraphInput.Tokens("words", 3, 4, lengths: true)), Embedding(3), OpNetworks.Layer("Last"));
        GraphSource sound = graph.Chain(graph.Input(new GraphInput("sound", Shape.Of(4, 3)) { HasLengths = true }), Map(OpNetworks.Dense(3)), OpNetworks.Layer("GlobalAvgPool"));
        return graph.Build(LossKind.CrossEntropy, graph.Chain(graph.Apply(Concat(), words, sound), OpNetworks.Dense(3), OpNetworks.Layer("Softmax")));
    }

    /// <summary>A layer that learns and isn't linear, the layer, and one to the output.</summary>
    private static NetworkGraph Inside(int[] shape, LayerNode layer)
    {
        GraphBuilder graph = new();
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(Branch(graph, graph.Input(4), shape), layer, Flatten, OpNetworks.Dense(3)));
    }

    /// <summary>Values of these shapes, joined.</summary>
    private static NetworkGraph Joined(LayerNode join, params int[][] shapes)
    {
        GraphBuilder graph = new();
        GraphSource input = graph.Input(4);
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(join, [.. shapes.Select(shape => Branch(graph, input, shape))]), Flatten, OpNetworks.Dense(2)));
    }

    /// <summary>The same, with a layer behind the second value.</summary>
    private static NetworkGraph Joined(LayerNode join, LayerNode behind, int[] first, int[] second)
    {
        GraphBuilder graph = new();
        GraphSource input = graph.Input(4);
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(join, Branch(graph, input, first), graph.Apply(behind, Branch(graph, input, second))), Flatten, OpNetworks.Dense(2)));
    }

    private static NetworkGraph AttendedByItself()
    {
        GraphBuilder graph = new();
        GraphSource value = Branch(graph, graph.Input(4), [3, 4]);
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(CrossAttention(2), value, value), Flatten, OpNetworks.Dense(2)));
    }

    private static LayerNode Convolution1(int filters) => OpNetworks.Convolution("Conv1D", filters, 1, 1, 0);

    private static NetworkGraph Twice(LayerNode join)
    {
        GraphBuilder graph = new();
        GraphSource value = Branch(graph, graph.Input(4), [5]);
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(join, value, value), OpNetworks.Dense(2)));
    }

    private static GraphSource Branch(GraphBuilder graph, GraphSource input, int[] shape)
    {
        GraphSource value = graph.Chain(input, OpNetworks.Dense(shape.Aggregate(1, (product, extent) => product * extent)), OpNetworks.Layer("Tanh"));
        return shape.Length == 1 ? value : graph.Apply(Reshape(shape), value);
    }

    private static NetworkGraph SharedConvolution()
    {
        GraphBuilder graph = new();
        GraphSource image = graph.Input(5, 4, 3);
        GraphSource whole = graph.Chain(image, Shared(0, Convolution(3, 3), OpNetworks.Layer("Tanh")), OpNetworks.Layer("GlobalAvgPool"));
        GraphSource half = graph.Chain(image, OpNetworks.Pool("AvgPool2D", 2, 2), SharedAgain(0), OpNetworks.Layer("GlobalAvgPool"));
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(Concat(), whole, half), OpNetworks.Dense(2)));
    }

    private static NetworkGraph SharedWithinShared()
    {
        GraphBuilder graph = new();
        GraphSource input = graph.Input(5);
        LayerNode inner = Shared(1, OpNetworks.Dense(5), OpNetworks.Layer("Tanh"));
        GraphSource first = graph.Apply(Shared(0, OpNetworks.Dense(5), inner, SharedAgain(1)), input);
        GraphSource second = graph.Apply(SharedAgain(0), first);
        GraphSource third = graph.Apply(SharedAgain(1), second);
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(Add, third, first), OpNetworks.Dense(2)));
    }

    private static NetworkGraph Stopped()
    {
        GraphBuilder graph = new();
        GraphSource value = Branch(graph, graph.Input(4), [3, 2, 3]);
        GraphSource stopped = graph.Chain(value, OpNetworks.Layer("StopGradient"), Convolution(3, 3));
        return graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(OpNetworks.Layer("Multiply"), value, stopped), Flatten, OpNetworks.Dense(2)));
    }

    private static NetworkGraph TwoInputs()
    {
        GraphBuilder graph = new();
        GraphSource photo = graph.Chain(graph.Input("photo", [4, 3, 2]), Convolution(3, 3), OpNetworks.Layer("Tanh"), OpNetworks.Layer("GlobalAvgPool"));
        GraphSource age = graph.Chain(graph.Input("age", [3]), OpNetworks.Dense(4), OpNetworks.Layer("Tanh"));
        return graph.Build(LossKind.CrossEntropy, graph.Chain(graph.Apply(Concat(), photo, age), OpNetworks.Dense(3), OpNetworks.Layer("Softmax")));
    }

    private static NetworkGraph Heads()
    {
        GraphBuilder graph = new();
        GraphSource trunk = graph.Chain(graph.Input(4), OpNetworks.Dense(6), OpNetworks.Layer("Tanh"));
        GraphSource kind = graph.Chain(trunk, OpNetworks.Dense(3), OpNetworks.Layer("Softmax"));
        GraphSource flags = graph.Chain(trunk, OpNetworks.Dense(2), OpNetworks.Layer("Sigmoid"));
        GraphSource size = graph.Chain(graph.Apply(Concat(), trunk, kind), OpNetworks.Dense(2));
        return graph.Build(
            new NetworkOptions(),
            new GraphHead("kind", kind, LossKind.CrossEntropy, 0.7f),
            new GraphHead("flags", flags, LossKind.BinaryCrossEntropy, 2),
            new GraphHead("size", size, LossKind.Huber));
    }

    private static NetworkGraph OneHead()
    {
        GraphBuilder graph = new();
        GraphSource kind = graph.Chain(graph.Input(4), OpNetworks.Dense(6), OpNetworks.Layer("Tanh"), OpNetworks.Dense(3), OpNetworks.Layer("Softmax"));
        return graph.Build(new NetworkOptions(LossKind.CrossEntropy), new GraphHead("kind", kind, null, 0.25f));
    }

    private static LayerNode Convolution(int filters, int kernel) => OpNetworks.Convolution("Conv2D", filters, kernel, 1, kernel / 2);
}
