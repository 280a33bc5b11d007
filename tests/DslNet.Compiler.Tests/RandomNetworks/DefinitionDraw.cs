using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Draws whole definitions that compile.</summary>
public static class DefinitionDraw
{
    /// <summary>Networks with a loss, to be trained.</summary>
    public static Arbitrary<DefinitionTree> Trained => Arb.From(Laws.Drawn(random => Draw(random, withLoss: true)), tree => tree.Shrunk());

    /// <summary>All networks.</summary>
    public static Arbitrary<DefinitionTree> Any => Arb.From(Laws.Drawn(random => Draw(random, withLoss: random.Next(8) != 0)), tree => tree.Shrunk());

    /// <summary>Networks with a loss over images and sequences, with windows going over them.</summary>
    public static Arbitrary<DefinitionTree> Windowed => Arb.From(Laws.Drawn(random => Draw(() => DrawWindowed(random))), tree => tree.Shrunk());

    /// <summary>The definition that belongs to a seed.</summary>
    public static DefinitionTree Draw(Random random, bool withLoss) => Draw(() => DrawOnce(random, withLoss));

    private static DefinitionTree Draw(Func<DefinitionTree> once)
    {
        DefinitionTree tree = once();
        while (!tree.IsSound)
        {
            tree = once();
        }

        return tree;
    }

    private static DefinitionTree DrawWindowed(Random random)
    {
        LossKind loss = (LossKind)random.Next(1, 6);
        LayerDraw draw = new(random, smooth: random.Next(3) == 0);
        int channels = random.Next(3) == 0 ? random.Next(1, 12) : random.Next(1, 4);
        int[] input = random.Next(3) == 0 ? [random.Next(3, 24), channels] : [random.Next(3, 10), random.Next(3, 10), channels];
        List<LayerTree> layers = [.. new WindowDraw(random, draw, input).Layers(random.Next(2, 6))];
        Finish(random, loss, draw, layers);
        return new DefinitionTree(input, [.. layers], Options(random, loss), null);
    }

    private static DefinitionTree DrawOnce(Random random, bool withLoss)
    {
        LossKind loss = withLoss ? (LossKind)random.Next(1, 7) : LossKind.None;
        LayerDraw draw = new(random, smooth: random.Next(3) == 0);
        int[] input = random.Next(4) switch
        {
            0 => [random.Next(1, 5), random.Next(1, 5), random.Next(1, 3)],
            1 when random.Next(3) > 0 => [random.Next(1, 7), random.Next(1, 4)],
            _ => [draw.Size()],
        };
        draw.Width = input.Aggregate(1, (product, extent) => product * extent);
        List<LayerTree> layers = [];
        if (input.Length > 1)
        {
            if (random.Next(3) == 0)
            {
                layers.Add(draw.Activation());
            }

            layers.AddRange(new WindowDraw(random, draw, input).Layers(random.Next(0, 4)));
        }

        int depth = random.Next(1, 8);
        layers.AddRange(Enumerable.Range(0, depth).Select(_ => draw.Any(nesting: 2, repeated: false)));
        Finish(random, loss, draw, layers);
        return new DefinitionTree(input, [.. layers], Options(random, loss), loss == LossKind.Custom ? FunctionDraw.Loss(random) : null);
    }

    /// <summary>A last layer that suits the loss, and at least one that can be trained.</summary>
    private static void Finish(Random random, LossKind loss, LayerDraw draw, List<LayerTree> layers)
    {
        bool trainable = layers.SelectMany(layer => layer.Expand(0)).SelectMany(node => node.SelfAndNested()).Any(node => OpTable.Is(node, LayerTraits.FullyConnected));
        if (!trainable || random.Next(2) == 0 || (loss == LossKind.CrossEntropy && draw.Width < 2))
        {
            layers.Add(draw.Dense(Math.Max(2, draw.Size() / 3), false));
        }

        switch (loss)
        {
            case LossKind.CrossEntropy:
                layers.Add(new LayerTree.Single("Softmax"));
                break;
            case LossKind.BinaryCrossEntropy:
                layers.Add(new LayerTree.Single("Sigmoid"));
                break;
            case LossKind.None when random.Next(3) == 0:
                layers.Add(new LayerTree.Single("Softmax"));
                break;
        }
    }

    private static NetworkOptions Options(Random random, LossKind loss) => new(
        loss,
        LabelSmoothing: loss == LossKind.CrossEntropy && random.Next(2) == 0 ? 0.1f : 0,
        HuberDelta: loss == LossKind.Huber ? random.GetItems([1f, 0.5f, 0.7f], 1)[0] : 1,
        L1: random.Next(4) == 0 ? 1e-3f : 0,
        L2: random.Next(3) == 0 ? 0.01f : 0)
    {
        FocalGamma = loss is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy && random.Next(3) == 0 ? random.GetItems([0.5f, 2f, 2.5f], 1)[0] : 0,
        PositiveWeight = loss == LossKind.BinaryCrossEntropy && random.Next(3) == 0 ? 3.5f : 1,
    };
}
