using DslNet.Kernels.Memory;
using DslNet.Kernels.Normalizations;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

public class NormalizationTests
{
    private const float Momentum = 0.1f;
    private const float Epsilon = 1e-5f;

    public static TheoryData<int, int> Sizes => new() { { 2, 1 }, { 3, 7 }, { 32, 8 }, { 65, 13 }, { 500, 40 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_agrees_with_double(int rows, int features)
    {
        Result result = Run(rows, features, 1, 0);
        double[] normalized = new double[rows * features];
        double[] inverse = new double[features];
        double[] runningMean = new double[features];
        double[] runningVariance = new double[features];
        for (int c = 0; c < features; c++)
        {
            double[] column = [.. Enumerable.Range(0, rows).Select(r => (double)result.X[(r * features) + c])];
            double mean = column.Average();
            double squares = column.Sum(x => (x - mean) * (x - mean));
            inverse[c] = 1 / Math.Sqrt((squares / rows) + Epsilon);
            runningMean[c] = (0.9 * 2) + (0.1 * mean);
            runningVariance[c] = (0.9 * 3) + (0.1 * squares / (rows - 1));
            for (int r = 0; r < rows; r++)
            {
                normalized[(r * features) + c] = (column[r] - mean) * inverse[c];
            }
        }

        ((ReadOnlySpan<float>)result.Normalized).ShouldAgree(normalized, 1e-5, 1e-5);
        ((ReadOnlySpan<float>)result.Inverse).ShouldAgree(inverse, 1e-5, 0);
        ((ReadOnlySpan<float>)result.RunningMean).ShouldAgree(runningMean, 1e-6, 1e-6);
        ((ReadOnlySpan<float>)result.RunningVariance).ShouldAgree(runningVariance, 1e-6, 1e-6);
    }

    [Fact]
    public void A_large_mean_costs_the_variance_nothing()
    {
        // E[x²] − E[x]² would be all rounding error here.
        Result result = Run(64, 3, 1, 4096);
        for (int c = 0; c < 3; c++)
        {
            double[] column = [.. Enumerable.Range(0, 64).Select(r => (double)result.X[(r * 3) + c])];
            double mean = column.Average();
            double variance = column.Average(x => (x - mean) * (x - mean));
            ((double)result.Inverse[c]).ShouldBe(1 / Math.Sqrt(variance + Epsilon), 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradient_agrees_with_double_in_place_too(int rows, int features)
    {
        Result forward = Run(rows, features, 1, 0);
        float[] gradient = TestMemory.Random(rows * features, 9);
        double[] expected = new double[rows * features];
        for (int c = 0; c < features; c++)
        {
            double sum = 0, products = 0;
            for (int r = 0; r < rows; r++)
            {
                sum += gradient[(r * features) + c];
                products += (double)gradient[(r * features) + c] * forward.Normalized[(r * features) + c];
            }

            for (int r = 0; r < rows; r++)
            {
                int at = (r * features) + c;
                expected[at] = forward.Inverse[c] * (gradient[at] - (sum / rows) - (forward.Normalized[at] * products / rows));
            }
        }

        using TestMemory memory = new();
        using WorkerPool workers = new(2);
        FloatSlice inPlace = memory.Rows(gradient, features);
        Normalization.Gradient(workers, inPlace, memory.Rows(forward.Normalized, features), memory.Of(forward.Inverse), rows, features, inPlace);
        ((ReadOnlySpan<float>)TestMemory.Read(inPlace, rows, features)).ShouldAgree(expected, 1e-4, 1e-4);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        Result one = Run(600, 200, 1, 0);
        for (int threads = 2; threads <= 3; threads++)
        {
            Result several = Run(600, 200, threads, 0);
            ((ReadOnlySpan<float>)several.Normalized).ShouldBeSameBits(one.Normalized);
            ((ReadOnlySpan<float>)several.RunningVariance).ShouldBeSameBits(one.RunningVariance);
        }
    }

    private static Result Run(int rows, int features, int threads, float mean)
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(threads);
        float[] x = [.. TestMemory.Random(rows * features, 4).Select(value => value + mean)];
        FloatSlice normalized = memory.EmptyRows(rows, features), inverse = memory.Empty(features);
        FloatSlice runningMean = memory.Of([.. Enumerable.Repeat(2f, features)]), runningVariance = memory.Of([.. Enumerable.Repeat(3f, features)]);
        Normalization.Forward(workers, memory.Rows(x, features), rows, features, Momentum, Epsilon, normalized, inverse, runningMean, runningVariance);
        inverse.Slice(features).AsSpan(8).ToArray().ShouldAllBe(value => float.IsNaN(value));
        return new Result(
            x, TestMemory.Read(normalized, rows, features), inverse.AsSpan(features).ToArray(), runningMean.AsSpan(features).ToArray(), runningVariance.AsSpan(features).ToArray());
    }

    private sealed record Result(float[] X, float[] Normalized, float[] Inverse, float[] RunningMean, float[] RunningVariance);
}
