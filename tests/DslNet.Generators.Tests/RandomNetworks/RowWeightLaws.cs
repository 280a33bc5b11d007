using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

public class RowWeightLaws
{
    private const int Rows = 7;

    /// <summary>Σw·loss and Σw·gradient are sums over the rows of a batch, so those of two lists of weights make those of the sum of both.</summary>
    [Fact]
    public void What_rows_count_adds_up()
    {
        float[] some = [0, 1, 0.5f, 3, 0, 2, 0.25f], others = [2, 0, 0.5f, 1, 0, 0, 4], both = [.. some.Zip(others, (a, b) => a + b)], alike = [.. Enumerable.Repeat(1.5f, Rows)];
        foreach (DrawnNetwork drawn in DrawnNetworks.All)
        {
            double[]? plain = Run(drawn, null);
            if (plain is null)
            {
                continue;
            }

            double[] first = Run(drawn, some)!, second = Run(drawn, others)!, sum = Run(drawn, both)!;
            double a = some.Sum(), b = others.Sum();
            ShouldBeClose(sum, [.. first.Zip(second, (x, y) => ((a * x) + (b * y)) / (a + b))], first, second, drawn);
            ShouldBeClose(Run(drawn, alike)!, plain, plain, plain, drawn);
        }
    }

    /// <summary>Loss and gradients of one pass of a new network; null where it has no loss.</summary>
    private static double[]? Run(DrawnNetwork drawn, float[]? weights)
    {
        using INetwork network = GeneratedNetworks.Create(drawn, Rows, seed: 1, threads: 1);
        if (network.Info.Loss == Loss.None)
        {
            return null;
        }

        network.Regularization = Regularization.None;
        Samples samples = Samples.Draw(drawn.Graph, network.Info.Input.Size, network.Info.Output.Size, Rows, new Random(1));
        float loss = weights is null ? network.Backward(samples.InputFloats, samples.TargetFloats) : network.Backward(samples.InputFloats, samples.TargetFloats, weights);
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        return [loss, .. gradients.Select(gradient => (double)gradient)];
    }

    private static void ShouldBeClose(double[] actual, double[] expected, double[] first, double[] second, DrawnNetwork drawn)
    {
        double largest = first.Concat(second).Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(1e-4 * largest, $"number {i}: {drawn}");
        }
    }
}
