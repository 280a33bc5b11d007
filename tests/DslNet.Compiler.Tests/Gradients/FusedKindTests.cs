using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>The fused kernel kinds and their own derivatives against compositions of the simple ones.</summary>
public class FusedKindTests
{
    private const int Rows = 6;
    private const int Inputs = 4;
    private const int Features = 5;
    private readonly double[] inputs = Numbers(1, Rows * Inputs);
    private readonly double[] weights = Numbers(2, Inputs * Features);
    private readonly double[] targets = [.. Numbers(3, Rows * Features).Select(Math.Abs)];

    [Fact]
    public void Softmax_is_exponentials_over_their_sum()
    {
        ComposedProgram fused = new(Inputs, Features);
        Value output = fused.PerRow("y", Features);
        fused.Add(new SoftmaxKernel("Softmax", 0, fused.X, output));
        ComposedProgram composed = new(Inputs, Features);
        AreEqual(Squares(fused, output), Squares(composed, Softmax(composed)));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.1f)]
    public void Softmax_cross_entropy_is_minus_target_times_log_softmax(float smoothing)
    {
        ComposedProgram fused = new(Inputs, Features);
        Value loss = fused.Loss();
        fused.Add(new SoftmaxCrossEntropyKernel("CrossEntropy", -1, fused.X, fused.Target, smoothing, fused.PerRow("rowLoss", 1), loss, fused.PerRow("gradient", Features)));
        ComposedProgram composed = new(Inputs, Features);
        ExprPool pool = composed.Pool;
        Value softmax = Softmax(composed);
        Value rowLoss = composed.RowReduction("rowLoss", Reduction.Sum, x => -((((1 - (double)smoothing) * x[0]) + ((double)smoothing / Features)) * pool.Log(x[1])), composed.Target, softmax);
        AreEqual(fused.RunTo(loss, fused.X, inputs, weights, targets), composed.Run(rowLoss, composed.X, inputs, weights, targets));
    }

    [Fact]
    public void Sigmoid_cross_entropy_is_the_mean_of_the_two_logarithms()
    {
        ComposedProgram fused = new(Inputs, Features);
        Value loss = fused.Loss();
        fused.Add(new SigmoidCrossEntropyKernel("CrossEntropy", -1, fused.X, fused.Target, fused.PerRow("rowLoss", 1), loss, fused.PerRow("gradient", Features)));
        ComposedProgram composed = new(Inputs, Features);
        ExprPool pool = composed.Pool;
        Value sigmoid = composed.Map("p", x => pool.Sigmoid(x[0]), composed.X);
        Value rowLoss = composed.RowReduction("rowLoss", Reduction.Mean, x => -((x[0] * pool.Log(x[1])) + ((1 - x[0]) * pool.Log(1 - x[1]))), composed.Target, sigmoid);
        AreEqual(fused.RunTo(loss, fused.X, inputs, weights, targets), composed.Run(rowLoss, composed.X, inputs, weights, targets));
    }

    [Fact]
    public void Normalize_is_distance_from_the_mean_over_the_deviation()
    {
        const float Epsilon = 0.01f;
        ComposedProgram fused = new(Inputs, Features);
        Value output = fused.PerRow("y", Features);
        fused.Add(new NormalizeKernel("Normalize", 0, fused.X, output, fused.Statistic("inverse", Features), fused.Buffer("mean", Features, 0), fused.Buffer("variance", Features, 1), 0.25f, Epsilon));
        TrainResult expected = Squares(fused, output);

        ComposedProgram composed = new(Inputs, Features);
        ExprPool pool = composed.Pool;
        Value mean = composed.BatchReduction("mean", Reduction.Mean, x => x[0], composed.X);
        Value variance = composed.BatchReduction("variance", Reduction.Mean, x => (x[0] - x[1]) * (x[0] - x[1]), composed.X, mean);
        Value normalized = composed.Map("y", x => (x[0] - x[1]) / pool.Sqrt(x[2] + (double)Epsilon), composed.X, mean, variance);
        AreEqual(expected, Squares(composed, normalized));

        // The running statistics, by MathNet's own mean and unbiased variance.
        double[] products = Products();
        for (int column = 0; column < Features; column++)
        {
            double[] feature = [.. Enumerable.Range(0, Rows).Select(row => products[(row * Features) + column])];
            expected.Buffers[0][column].ShouldBe(0.25 * MathNet.Numerics.Statistics.Statistics.Mean(feature), 1e-12);
            expected.Buffers[1][column].ShouldBe(0.75 + (0.25 * MathNet.Numerics.Statistics.Statistics.Variance(feature)), 1e-12);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Normalization_within_rows_is_distance_from_the_mean_over_the_deviation(bool centers)
    {
        const float Epsilon = 0.01f;
        ComposedProgram fused = new(Inputs, Features);
        Value output = fused.PerRow("y", Features), scale = fused.Buffer("scale", Features, 1.5);
        Value? shift = centers ? fused.Buffer("shift", Features, -0.5) : null;
        fused.Add(new RowNormalizeKernel("Normalize", 0, null, centers, Epsilon, fused.X, scale, shift, output, fused.PerRow("n", Features), fused.PerRow("deviation", 1), null));

        ComposedProgram composed = new(Inputs, Features);
        ExprPool pool = composed.Pool;
        Value normalized;
        if (centers)
        {
            Value mean = composed.RowReduction("mean", Reduction.Mean, x => x[0], composed.X);
            Value variance = composed.RowReduction("variance", Reduction.Mean, x => (x[0] - x[1]) * (x[0] - x[1]), composed.X, mean);
            normalized = composed.Map("y", x => (1.5 * (x[0] - x[1]) / pool.Sqrt(x[2] + (double)Epsilon)) - 0.5, composed.X, mean, variance);
        }
        else
        {
            Value squares = composed.RowReduction("squares", Reduction.Mean, x => x[0] * x[0], composed.X);
            normalized = composed.Map("y", x => 1.5 * x[0] / pool.Sqrt(x[1] + (double)Epsilon), composed.X, squares);
        }

        AreEqual(Squares(fused, output), Squares(composed, normalized));
    }

    [Fact]
    public void Cross_entropies_are_finite_for_large_logits()
    {
        foreach (bool softmax in new[] { true, false })
        {
            ComposedProgram fused = new(Inputs, Features);
            Value loss = fused.Loss();
            Value rowLoss = fused.PerRow("rowLoss", 1), gradient = fused.PerRow("gradient", Features);
            fused.Add(softmax
                ? new SoftmaxCrossEntropyKernel("CrossEntropy", -1, fused.X, fused.Target, 0, rowLoss, loss, gradient)
                : new SigmoidCrossEntropyKernel("CrossEntropy", -1, fused.X, fused.Target, rowLoss, loss, gradient));
            TrainResult result = fused.RunTo(loss, fused.X, [.. inputs.Select(x => 1e4 * x)], weights, targets);
            double.IsFinite(result.Loss).ShouldBeTrue();
            result.Gradients[0].ShouldAllBe(gradient => double.IsFinite(gradient));
        }
    }

    private static Value Softmax(ComposedProgram program)
    {
        Value maximum = program.RowReduction("maximum", Reduction.Max, x => x[0], program.X);
        Value exponentials = program.Map("exponentials", x => program.Pool.Exp(x[0] - x[1]), program.X, maximum);
        Value sum = program.RowReduction("sum", Reduction.Sum, x => x[0], exponentials);
        return program.Map("y", x => x[0] / x[1], exponentials, sum);
    }

    private TrainResult Squares(ComposedProgram program, Value output)
    {
        Value rowLoss = program.RowReduction("rowLoss", Reduction.Mean, x => (x[0] - x[1]) * (x[0] - x[1]), output, program.Target);
        return program.Run(rowLoss, output, inputs, weights, targets);
    }

    private static void AreEqual(TrainResult actual, TrainResult expected)
    {
        actual.Loss.ShouldBe(expected.Loss, 1e-12);
        actual.Output.ShouldBe(expected.Output, 1e-12);
        actual.Gradients[0].ShouldBe(expected.Gradients[0], 1e-11);
        actual.Gradients[0].Max(Math.Abs).ShouldBeGreaterThan(1e-3);
    }

    private double[] Products()
    {
        double[] products = new double[Rows * Features];
        for (int place = 0; place < products.Length; place++)
        {
            (int row, int column) = Math.DivRem(place, Features);
            products[place] = Enumerable.Range(0, Inputs).Sum(i => inputs[(row * Inputs) + i] * weights[(i * Features) + column]);
        }

        return products;
    }

    private static double[] Numbers(int seed, int count)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
