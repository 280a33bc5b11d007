using System.Collections.Concurrent;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Expressions;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Graphs;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>
/// Draws whole graphs that compile: one to three inputs, branches, joins of fitting shapes, blocks in blocks, shared and frozen ones, stopped gradients, taps, and
/// one to three outputs with losses and weights of their own.
/// </summary>
public sealed class GraphDraw
{
    private const int MostNumbers = 200;
    private static readonly ConcurrentDictionary<int, NetworkGraph> Drawn = [];
    private readonly Random random;
    private readonly BlockDraw blocks;
    private readonly List<GraphInput> inputs = [];
    private readonly List<GraphNode> nodes = [];
    private readonly List<(GraphSource Source, Shape Shape)> values = [];
    private int taps;

    private GraphDraw(Random random)
    {
        this.random = random;
        blocks = new BlockDraw(random);
    }

    /// <summary>Graphs to be trained. All laws draw the same ones, which are made once.</summary>
    public static Arbitrary<NetworkGraph> Trained => Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Drawn.GetOrAdd(seed, _ => Draw(new Random(seed)))), GraphPruning.Shrunk);

    /// <summary>The graph that belongs to a seed.</summary>
    public static NetworkGraph Draw(Random random)
    {
        while (true)
        {
            NetworkGraph graph = new GraphDraw(random).Once();
            if (GraphPruning.IsSound(graph))
            {
                return graph;
            }
        }
    }

    private NetworkGraph Once()
    {
        int count = random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            int[] extents = random.Next(4) switch { 0 => [random.Next(1, 10)], 1 => [random.Next(2, 6), random.Next(1, 5)], _ => [random.Next(2, 5), random.Next(2, 5), random.Next(1, 4)] };
            string? name = random.Next(2) == 0 ? null : "in" + InvariantText.Of(i + 1);
            inputs.Add((extents.Length == 2 ? random.Next(4) : 0) switch
            {
                1 => new GraphInput(name, Shape.Of(extents)) { HasLengths = true },
                2 => GraphInput.Tokens(name, extents[0], random.Next(2, 8), lengths: random.Next(2) == 0),
                _ => new GraphInput(name, Shape.Of(extents)),
            });
            values.Add((GraphSource.OfInput(i), inputs[i].Shape));
        }

        for (int steps = random.Next(4, 14); steps > 0; steps--)
        {
            switch (random.Next(8))
            {
                case 0 or 1 or 2:
                    Join();
                    break;
                case 3 when blocks.Shared.Count > 0:
                    ShareAgain();
                    break;
                case 4 when random.Next(3) == 0:
                    Try(GraphLayers.Tap("tap" + InvariantText.Of(++taps)), Pick());
                    break;
                default:
                    (GraphSource Source, Shape Shape) value = Pick();
                    Try(blocks.Any(value.Shape, nesting: 2), value);
                    break;
            }
        }

        GraphHead[] heads = Heads();
        LossKind loss = heads.Length == 1 && heads[0].Name is null ? heads[0].Loss!.Value : LossKind.None;
        ExprPool pool = new();
        ScalarFunction? custom = heads.Any(head => head.Loss == LossKind.Custom) ? ScalarFunction.Of(FunctionDraw.Loss(random).Build(pool, pool.Operand(0), pool.Operand(1))) : null;
        return GraphPruning.Pruned(new NetworkGraph(
            inputs.ToEquatableArray(),
            nodes.ToEquatableArray(),
            (loss == LossKind.None ? heads : [heads[0] with { Loss = null, Weight = 1 }]).ToEquatableArray(),
            new NetworkOptions(loss, CustomLoss: custom)));
    }

    private GraphHead[] Heads()
    {
        int count = random.Next(1, 4);
        bool named = count > 1 || random.Next(2) == 0;
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            LossKind loss = (LossKind)random.Next(1, 7);
            (GraphSource Source, Shape Shape) value = Pick();
            value = value.Shape.Vocabulary > 0 ? Apply(GraphLayers.Embedding(3), value) : value;
            if (loss is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy || random.Next(2) == 0)
            {
                bool ofSteps = value.Shape.Rank == 2 && random.Next(2) == 0;
                value = value.Shape.Rank > 1 && !ofSteps ? Apply(GraphLayers.Flatten, value) : value;
                LayerNode dense = OpNetworks.Dense(random.Next(2, 5));
                value = Apply(ofSteps ? GraphLayers.Map(dense) : dense, value);
                value = loss switch
                {
                    LossKind.CrossEntropy => Apply(OpNetworks.Layer("Softmax"), value),
                    LossKind.BinaryCrossEntropy => Apply(OpNetworks.Layer("Sigmoid"), value),
                    _ => value,
                };
            }

            float weight = random.GetItems([1f, 1f, 0.5f, 0.7f, 3f], 1)[0];
            return new GraphHead(named ? "out" + InvariantText.Of(index + 1) : null, value.Source, loss, named ? weight : 1);
        })];
    }

    /// <summary>Values that fit, or that are made to fit.</summary>
    private void Join()
    {
        if (random.Next(4) == 0 && Attend())
        {
            return;
        }

        LayerNode join = random.Next(2) == 0 ? GraphLayers.Concat((Axis)random.Next(4)) : GraphLayers.Join(random.GetItems(["Add", "Subtract", "Multiply"], 1)[0]);
        (GraphSource Source, Shape Shape) first = Pick();
        for (int attempt = 0; attempt < 4; attempt++)
        {
            (GraphSource Source, Shape Shape)[] others = [.. Enumerable.Range(0, random.Next(1, join.Verb == "Subtract" ? 2 : 3)).Select(_ => Pick())];
            if (Try(join, [first, .. others]))
            {
                return;
            }
        }

        // A branch from another value, as wide as the first's channels: it is added to each pixel.
        (GraphSource Source, Shape Shape) other = Pick();
        other = other.Shape.Vocabulary > 0 ? Apply(GraphLayers.Embedding(2), other) : other;
        other = other.Shape.Rank > 1 ? Apply(random.Next(2) == 0 ? OpNetworks.Layer("GlobalAvgPool") : GraphLayers.Flatten, other) : other;
        other = Apply(OpNetworks.Dense(first.Shape.Channels), other);
        Try(join, random.Next(2) == 0 ? [first, other] : [other, first]);
    }

    /// <summary>One sequence attends to another, which is made as wide as the first.</summary>
    private bool Attend()
    {
        (GraphSource Source, Shape Shape)[] sequences = [.. values.Where(value => value.Shape.Rank == 2)];
        if (sequences.Length == 0)
        {
            return false;
        }

        (GraphSource Source, Shape Shape) queries = random.GetItems(sequences, 1)[0], memory = random.GetItems(sequences, 1)[0];
        return (memory.Shape.Channels == queries.Shape.Channels || Try(OpNetworks.Convolution("Conv1D", queries.Shape.Channels, 1, 1, 0), memory))
            && Try(GraphLayers.CrossAttention(blocks.HeadsOf(queries.Shape)), queries, memory.Shape.Channels == queries.Shape.Channels ? memory : values[^1]);
    }

    private void ShareAgain()
    {
        int id = random.Next(blocks.Shared.Count);
        (GraphSource Source, Shape Shape)[] fitting = [.. values.Where(value => value.Shape == blocks.Shared[id].Input)];
        if (fitting.Length > 0)
        {
            Try(GraphLayers.SharedAgain(id), fitting[random.Next(fitting.Length)]);
        }
    }

    /// <summary>One of all values, the later ones more often.</summary>
    private (GraphSource Source, Shape Shape) Pick() => values[Math.Max(random.Next(values.Count), random.Next(values.Count))];

    private (GraphSource Source, Shape Shape) Apply(LayerNode layer, (GraphSource Source, Shape Shape) value) =>
        Try(layer, value) ? values[^1] : throw new InvalidOperationException($"{layer} doesn't fit {value.Shape}.");

    /// <summary>Adds the layer where it fits.</summary>
    private bool Try(LayerNode layer, params (GraphSource Source, Shape Shape)[] sources)
    {
        nodes.Add(new GraphNode(layer, sources.Select(source => source.Source).ToEquatableArray()));
        GraphSource added = GraphSource.OfNode(nodes.Count - 1);
        NetworkGraph graph = new(inputs.ToEquatableArray(), SharedBlocks.Placed(nodes, SharedBlocks.Of(nodes)).ToEquatableArray(), EquatableArray.Of(new GraphHead(null, added)), new NetworkOptions());
        (_, IReadOnlyList<Shape> outputs, _, EquatableArray<Findings.Finding> findings) = ShapeInference.Run(graph, CancellationToken.None);
        if (findings.Count > 0 || outputs[0].Size > MostNumbers)
        {
            nodes.RemoveAt(nodes.Count - 1);
            HashSet<int> left = [.. SharedBlocks.Of(nodes).Keys];
            while (blocks.Shared.Count > 0 && !left.Contains(blocks.Shared.Count - 1))
            {
                blocks.Shared.RemoveAt(blocks.Shared.Count - 1);
            }

            return false;
        }

        values.Add((added, outputs[0]));
        return true;
    }
}
