using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Graphs;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Networks whose arguments lie where arithmetic ends: the largest int, its root, 0 and less, numbers that aren't any.</summary>
public static class ExtremeDraw
{
    private static readonly int[] Sizes = [1, 1, 2, 3, 7, 8, 9, 16, 255, 1024, 46340, 46341, 65536, 1 << 24, 1 << 28, 1 << 30, int.MaxValue - 16, int.MaxValue - 7, int.MaxValue - 1, int.MaxValue];
    private static readonly int[] Wrong = [0, -1, int.MinValue, int.MinValue + 1];
    private static readonly float[] Numbers = [0, -0f, 1e-45f, 1e-38f, 0.1f, 0.5f, 0.99999994f, 1, 2, 1e30f, float.MaxValue, -1, float.MinValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
    private static readonly string?[] Names = [null, null, null, null, "", "a", "größe", "a\u001b[2Jb", "\ud800", new string('n', 100), new string('n', 101), new string('n', 10_000), "forward", "relu"];
    private static readonly string?[] Budgets = [null, null, null, "1 B", "64 MB", "8388607 TB", "9999999999999999999999 TB", "NaN", "", new string('9', 400) + " GB"];

    private static readonly string[] OfImages = ["Conv2D", "ConvTranspose2D", "SeparableConv2D", "MaxPool2D", "AvgPool2D", "Upsample2D"];
    private static readonly string[] OfSequences = ["Conv1D", "ConvTranspose1D", "MaxPool1D", "Scan", "Bidirectional"];

    /// <summary>One in four has an argument that can't be right; the others are legal, however absurd.</summary>
    public static NetworkGraph Draw(Random random)
    {
        bool wrong = random.Next(4) == 0;
        int[] extents = [.. Enumerable.Range(0, random.Next(1, wrong ? 5 : 4)).Select(_ => Size(random, wrong))];
        LayerNode[] layers = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Layer(random, wrong, depth: 0))];
        if (extents.Length < 4 && random.Next(4) == 0)
        {
            layers = [Fitting(random, extents), .. layers];
        }

        LossKind loss = (LossKind)random.Next(6);
        if (loss is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy && random.Next(4) > 0)
        {
            layers = [.. layers, OpNetworks.Layer("Flatten"), OpNetworks.Layer(loss == LossKind.CrossEntropy ? "Softmax" : "Sigmoid")];
        }

        NetworkOptions options = new(
            loss,
            wrong ? Number(random, wrong) : 0,
            Number(random, wrong),
            Number(random, wrong),
            Number(random, wrong),
            null,
            Budgets[random.Next(Budgets.Length)],
            Size(random, wrong));
        return NetworkGraph.Chain(Shape.Of(extents), layers, options);
    }

    /// <summary>Layers that hardly ever fit their input where their arguments are drawn without looking at it.</summary>
    private static LayerNode Fitting(Random random, int[] extents) => (extents.Length, random.Next(4)) switch
    {
        (3, 0) => GraphLayers.Pad(random.Next(3), random.Next(3), random.Next(3), random.Next(3)),
        (3, > 1) => OpNetworks.Sample(OfImages[random.Next(OfImages.Length)]),
        (2, > 1) => OpNetworks.Sample(OfSequences[random.Next(OfSequences.Length)]),
        _ => GraphLayers.Reshape([.. extents.Reverse()]),
    };

    private static LayerNode Layer(Random random, bool wrong, int depth)
    {
        LayerOp op = OpTable.All[random.Next(OpTable.All.Count)];
        LayerNode layer = OpNetworks.Sample(op.Verb);
        if (random.Next(3) == 0)
        {
            return layer;   // Where several sizes have to agree, those that are drawn hardly ever do.
        }

        return op.Complete(layer with { Arguments = layer.Arguments.Select(argument => argument with { Value = Value(argument, random, wrong, depth) }).ToEquatableArray() });
    }

    /// <summary>Groups that divide two counts, and windows that fit with dilation, hardly ever come by chance.</summary>
    private static ArgumentValue Value(LayerArgument argument, Random random, bool wrong, int depth) =>
        argument.Name is "groups" or "dilation" or "outputPadding" && random.Next(4) > 0 ? new ArgumentValue.Integer(argument.Name == "outputPadding" ? 0 : 1) : Value(argument.Value, random, wrong, depth);

    private static ArgumentValue Value(ArgumentValue sample, Random random, bool wrong, int depth) => sample switch
    {
        ArgumentValue.Integer => new ArgumentValue.Integer(Size(random, wrong)),
        ArgumentValue.PerAxis => ArgumentValue.PerAxis.Of(Size(random, wrong), Size(random, wrong)),
        ArgumentValue.Border { Sides.Count: > 0 } border when random.Next(3) == 0 => ArgumentValue.Border.Of([.. border.Sides.Select(_ => Size(random, wrong))]),
        ArgumentValue.Border => new ArgumentValue.Border(random.Next(3) switch { 0 => 0, 1 => Padding.Same, _ => Size(random, wrong) }),
        ArgumentValue.Number => new ArgumentValue.Number(Number(random, wrong)),
        ArgumentValue.Flag => new ArgumentValue.Flag(random.Next(2) == 0),
        ArgumentValue.Text { Value: { } name } => new ArgumentValue.Text(wrong ? Names[random.Next(Names.Length)] ?? name : name + InvariantText.Of(random.Next(1000))),
        ArgumentValue.Text => new ArgumentValue.Text(wrong ? Names[random.Next(Names.Length)] : null),
        ArgumentValue.Weights => new ArgumentValue.Weights(new Initializer((InitKind)random.Next(10), Number(random, wrong))),
        ArgumentValue.Function => new ArgumentValue.Function(Function(random)),
        ArgumentValue.Choice choice when Enum.TryParse(choice.Name, out Axis _) => Choice((Axis)random.Next(4)),
        ArgumentValue.Choice choice when Enum.TryParse(choice.Name, out PadMode _) => Choice((PadMode)random.Next(3)),
        ArgumentValue.Choice => Choice((Interpolation)random.Next(2)),
        ArgumentValue.Stretch => new ArgumentValue.Stretch(Size(random, false), random.Next(2) == 0, Size(random, false), random.Next(2) == 0),
        ArgumentValue.Cell => sample,
        _ when depth < 3 => new ArgumentValue.Block(Enumerable.Range(0, random.Next(0, 3)).Select(_ => Layer(random, wrong, depth + 1)).ToEquatableArray()),
        _ => new ArgumentValue.Block(default),
    };

    private static ArgumentValue.Choice Choice<T>(T value)
        where T : struct, Enum => new(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture), value.ToString());

    private static ScalarFunction Function(Random random)
    {
        ExprPool pool = new();
        Expr x = pool.Operand(0), number = pool.Constant(Numbers[random.Next(Numbers.Length)]), huge = pool.Constant(random.Next(2) == 0 ? 1e300 : -1e-300);
        return ScalarFunction.Of(random.Next(6) switch
        {
            0 => x * number,
            1 => pool.Pow(x, Numbers[random.Next(Numbers.Length)]),
            2 => pool.Max(x / number, huge),
            3 => pool.Log(number) + (pool.Sqrt(x) * huge),
            4 => number,
            _ => pool.SelectGreater(x, number, x * huge, number / x),
        });
    }

    private static int Size(Random random, bool wrong) =>
        wrong && random.Next(6) == 0 ? Wrong[random.Next(Wrong.Length)] : Sizes[random.Next(random.Next(2) == 0 ? 10 : Sizes.Length)];

    private static float Number(Random random, bool wrong) => wrong ? Numbers[random.Next(Numbers.Length)] : Numbers[random.Next(2, 7)];
}
