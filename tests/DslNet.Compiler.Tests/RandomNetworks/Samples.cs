using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>A batch for a network, exact as floats.</summary>
public sealed record Samples(double[] Input, double[] Target)
{
    public static Samples Draw(NetworkGraph graph, int inputs, int outputs, int rows, Random random)
    {
        double[] input = graph.Inputs.Any(each => each.IsTokens || each.HasLengths)
            ? [.. Enumerable.Range(0, rows).SelectMany(_ => graph.Inputs.SelectMany(each => Row(each, random)))]
            : Numbers(rows * inputs, random);
        (LossKind Loss, Shape Shape)[] heads = [.. graph.Heads.Zip(ShapeInference.Run(graph, CancellationToken.None).Outputs, (head, shape) => (graph.LossOf(head), shape))];
        double[] target = graph.Loss == LossKind.Ctc
            ? SequencesOfLabels(graph, rows, random)
            : heads.Length == 1
            ? Targets(heads[0].Loss, heads[0].Shape, graph.Options.IgnoredClass, rows, random)
            : [.. Enumerable.Range(0, rows).SelectMany(_ => heads.SelectMany(head => Targets(head.Loss, head.Shape, graph.Options.IgnoredClass, 1, random)))];
        return new Samples(input, target);
    }

    /// <summary>A row of an input: tokens are whole numbers, and so are lengths, 0 and all steps among them.</summary>
    private static double[] Row(GraphInput input, Random random)
    {
        double[] elements = input.IsTokens ? [.. Enumerable.Range(0, input.Shape.Size).Select(_ => (double)random.Next(input.Shape.Vocabulary))] : Numbers(input.Shape.Size, random);
        return input.HasLengths ? [.. elements, random.Next(input.Shape.Extents[0] + 1)] : elements;
    }

    private static double[] Targets(LossKind loss, Shape output, int? ignored, int rows, Random random) => loss switch
    {
        LossKind.CrossEntropy when output.Rank > 1 => [.. Enumerable.Range(0, rows * output.Pixels).Select(_ => (double)(ignored is { } none && random.Next(4) == 0 ? none : random.Next(output.Channels)))],
        LossKind.CrossEntropy => [.. Enumerable.Range(0, rows).SelectMany(_ => OneHot(random.Next(output.Size), output.Size))],
        LossKind.BinaryCrossEntropy => [.. Enumerable.Range(0, rows * output.Size).Select(_ => (double)random.Next(2))],
        _ => Numbers(rows * output.Size, random),
    };

    public float[] InputFloats => [.. Input.Select(number => (float)number)];

    public float[] TargetFloats => [.. Target.Select(number => (float)number)];

    /// <summary>Places for labels, and then how many of them count: none up to as many as always fit.</summary>
    private static double[] SequencesOfLabels(NetworkGraph graph, int rows, Random random)
    {
        Shape output = ShapeInference.Run(graph, CancellationToken.None).Outputs[0];
        int most = graph.Options.MaxLabels > 0 ? graph.Options.MaxLabels : output.Pixels;
        return [.. Enumerable.Range(0, rows).SelectMany(_ =>
        {
            double[] labels = [.. Enumerable.Range(0, most).Select(_ => (double)random.Next(1, output.Channels))];
            return labels.Append(random.Next(Math.Min(most, output.Pixels / 2) + 1));
        })];
    }

    private static double[] OneHot(int label, int classes) => [.. Enumerable.Range(0, classes).Select(index => index == label ? 1.0 : 0)];

    private static double[] Numbers(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)((random.NextDouble() * 3) - 1.5))];
}
