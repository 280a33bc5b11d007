using DslNet.Compiler.Graph;
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
        (LossKind Loss, int Size)[] heads = graph.Heads.Count == 1
            ? [(graph.Loss, outputs)]
            : [.. graph.Heads.Zip(ShapeInference.Run(graph, CancellationToken.None).Outputs, (head, shape) => (graph.LossOf(head), shape.Size))];
        double[] target = heads.Length == 1
            ? Targets(heads[0].Loss, outputs, rows, random)
            : [.. Enumerable.Range(0, rows).SelectMany(_ => heads.SelectMany(head => Targets(head.Loss, head.Size, 1, random)))];
        return new Samples(input, target);
    }

    /// <summary>A row of an input: tokens are whole numbers, and so are lengths, 0 and all steps among them.</summary>
    private static double[] Row(GraphInput input, Random random)
    {
        double[] elements = input.IsTokens ? [.. Enumerable.Range(0, input.Shape.Size).Select(_ => (double)random.Next(input.Shape.Vocabulary))] : Numbers(input.Shape.Size, random);
        return input.HasLengths ? [.. elements, random.Next(input.Shape.Extents[0] + 1)] : elements;
    }

    private static double[] Targets(LossKind loss, int outputs, int rows, Random random) => loss switch
    {
        LossKind.CrossEntropy => [.. Enumerable.Range(0, rows).SelectMany(_ => OneHot(random.Next(outputs), outputs))],
        LossKind.BinaryCrossEntropy => [.. Enumerable.Range(0, rows * outputs).Select(_ => (double)random.Next(2))],
        _ => Numbers(rows * outputs, random),
    };

    public float[] InputFloats => [.. Input.Select(number => (float)number)];

    public float[] TargetFloats => [.. Target.Select(number => (float)number)];

    private static double[] OneHot(int label, int classes) => [.. Enumerable.Range(0, classes).Select(index => index == label ? 1.0 : 0)];

    private static double[] Numbers(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)((random.NextDouble() * 3) - 1.5))];
}
