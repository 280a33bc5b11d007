using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Graphs;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Draws layers for values of any shape, with blocks inside one another, shared and frozen.</summary>
internal sealed class BlockDraw(Random random)
{
    private readonly LayerDraw draw = new(random, smooth: random.Next(2) == 0);

    /// <summary>Shared blocks so far, by number, and the shape that each was first applied to.</summary>
    public List<(Shape Input, bool KeepsShape)> Shared { get; } = [];

    /// <summary>A layer for a value; whether it fits exactly is for the caller to find out.</summary>
    public LayerNode Any(Shape shape, int nesting) => shape.Vocabulary > 0 ? GraphLayers.Embedding(random.Next(1, 10))
        : shape.Rank == 2 && random.Next(3) == 0 ? OfSteps(Shape.Of(shape.Channels)) : random.Next(nesting > 0 ? 20 : 12) switch
    {
        < 3 => Learning(shape, random.Next(1, 10)),
        < 5 => Node(draw.Activation()),
        5 => GraphLayers.Learned([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(2) == 0)]),
        6 => Node(draw.BatchNorm(repeated: true)),
        7 or 8 => random.Next(5) switch
        {
            0 => OpNetworks.Layer("Identity"),
            1 => OpNetworks.Layer("StopGradient"),
            2 => GraphLayers.Rescale(-0.5f, 0.25f),
            3 => OpNetworks.Layer("Dropout", ("rate", new ArgumentValue.Number(0.25f))),
            _ => OpNetworks.Layer("Softmax"),
        },
        < 12 => Moving(shape),
        12 or 13 => GraphLayers.Residual(Steady(shape, nesting - 1), random.Next(2) == 0 ? [Learning(shape, shape.Channels)] : null),
        14 or 15 => NewShared(shape, nesting - 1),
        16 => GraphLayers.Frozen(random.Next(3) switch
        {
            0 => Steady(shape, nesting - 1),
            1 => [NewShared(shape, nesting - 1)],
            _ => [Learning(shape, random.Next(1, 10)), Node(draw.Activation())],
        }),
        17 => GraphLayers.Concat(Axis.Channels, Steady(shape, nesting - 1), [Learning(shape, random.Next(1, 6))], []),
        18 => GraphLayers.Join("Add", Steady(shape, nesting - 1), Steady(shape, nesting - 1)),
        _ => GraphLayers.Join("Multiply", Steady(shape, nesting - 1), [Learning(shape, shape.Channels), OpNetworks.Layer("Sigmoid")]),
    };

    /// <summary>Parameters of its own, and so many channels out; a convolution keeps the pixels.</summary>
    public LayerNode Learning(Shape shape, int channels) => shape.Rank switch
    {
        1 => Node(draw.Dense(channels, repeated: true)),
        2 when random.Next(3) == 0 => Recurrence(channels),
        2 => OpNetworks.Convolution("Conv1D", channels, random.Next(1, 4), 1, Padding.Same, random.Next(3) > 0),
        _ => OpNetworks.Convolution("Conv2D", channels, random.Next(1, 4), 1, Padding.Same, random.Next(3) > 0),
    };

    private LayerNode Recurrence(int units) => random.Next(6) switch
    {
        0 => GraphLayers.Recurrence("Rnn", units),
        1 => GraphLayers.Recurrence("Gru", units),
        2 => GraphLayers.Recurrence("Lstm", units),
        3 when units % 2 == 0 => GraphLayers.Bidirectional(GraphLayers.Recurrence("Lstm", units / 2)),
        4 when units % 2 == 0 => GraphLayers.Bidirectional(GraphLayers.Scan(units / 2)),
        _ => GraphLayers.Scan(units),
    };

    /// <summary>A block that keeps the shape.</summary>
    private LayerNode[] Steady(Shape shape, int nesting)
    {
        List<LayerNode> layers = [];
        int width = shape.Channels;
        for (int i = random.Next(3); i > 0; i--)
        {
            Shape now = shape.With(shape.Rank - 1, width);
            int[] known = [.. Enumerable.Range(0, Shared.Count).Where(id => Shared[id].KeepsShape && Shared[id].Input == now)];
            if (known.Length > 0 && random.Next(3) == 0)
            {
                layers.Add(GraphLayers.SharedAgain(known[random.Next(known.Length)]));
            }
            else if (nesting > 0 && random.Next(4) == 0)
            {
                layers.Add(random.Next(2) == 0 ? NewShared(now, nesting - 1, keepsShape: true) : GraphLayers.Residual(Steady(now, nesting - 1)));
            }
            else
            {
                width = random.Next(1, 8);
                layers.AddRange([Learning(now, width), Node(draw.Activation())]);
            }
        }

        return width == shape.Channels && layers.Count > 0 && random.Next(2) == 0 ? [.. layers] : [.. layers, Learning(shape.With(shape.Rank - 1, width), shape.Channels)];
    }

    private LayerNode NewShared(Shape shape, int nesting, bool keepsShape = false)
    {
        bool keeps = keepsShape || random.Next(2) == 0;
        LayerNode[] block = keeps ? Steady(shape, nesting) : [Learning(shape, random.Next(1, 8)), Node(draw.Activation())];
        Shared.Add((shape, keeps));
        return GraphLayers.Shared(Shared.Count - 1, block);
    }

    /// <summary>Other places for the same numbers, or fewer or more of them.</summary>
    private LayerNode Moving(Shape shape)
    {
        Axis[] axes = shape.Rank switch { 1 => [Axis.Channels], 2 => [Axis.Steps, Axis.Channels], _ => [Axis.Height, Axis.Width, Axis.Channels] };
        Axis axis = axes[random.Next(axes.Length)];
        int extent = shape.Extents[shape.IndexOf(axis)], from = random.Next(extent), to = random.Next(from, extent) + 1;
        LayerNode slice = GraphLayers.Slice(axis, random.Next(2) == 0 ? from..to : ^(extent - from)..^(extent - to));
        return (shape.Rank, random.Next(10)) switch
        {
            (_, 0 or 6) => slice,
            (1, _) => Reshaped(shape.Size),
            (3, 1 or 5 or 9) => GraphLayers.Upsample(random.Next(2, 4), (Interpolation)random.Next(2)),
            (_, 1) => random.Next(2) == 0 ? OpNetworks.Layer("GlobalAvgPool") : Reshaped(shape.Size),
            (_, 2) => GraphLayers.Flatten,
            (_, 3 or 7) => GraphLayers.Transpose(axis, axes[random.Next(axes.Length)]),
            (_, 4 or 8) => GraphLayers.Pad([.. Enumerable.Range(0, random.Next(2) == 0 ? 1 : shape.Rank == 2 ? 2 : 4).Select(_ => random.Next(3))]),
            _ => OpNetworks.Pool((random.Next(2) == 0 ? "MaxPool" : "AvgPool") + (shape.Rank == 2 ? "1D" : "2D"), random.Next(1, 3), random.Next(1, 3)),
        };
    }

    /// <summary>What only sequences take.</summary>
    private LayerNode OfSteps(Shape step) => random.Next(7) switch
    {
        0 => OpNetworks.Layer("First"),
        1 => OpNetworks.Layer("Last"),
        2 => OpNetworks.Layer("Reverse"),
        3 => OpNetworks.Sample("PositionEmbedding"),
        4 => OpNetworks.Sample("SinusoidalPositions"),
        5 => GraphLayers.Map(Steady(step, nesting: 1)),
        _ => GraphLayers.Map(Learning(step, random.Next(1, 8)), Node(draw.Activation())),
    };

    private LayerNode Reshaped(int size)
    {
        int[] divisors = [.. Enumerable.Range(1, size).Where(each => size % each == 0)];
        int channels = divisors[random.Next(divisors.Length)], rest = size / channels;
        int[] heights = [.. divisors.Where(each => rest % each == 0)];
        int height = heights[random.Next(heights.Length)];
        return random.Next(3) switch { 0 => GraphLayers.Reshape(size), 1 => GraphLayers.Reshape(rest, channels), _ => GraphLayers.Reshape(height, rest / height, channels) };
    }

    private static LayerNode Node(LayerTree tree) => tree.Expand(0).Single();
}
