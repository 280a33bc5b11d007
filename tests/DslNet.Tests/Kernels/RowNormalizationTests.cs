using DslNet.Kernels.Memory;
using DslNet.Kernels.Normalizations;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

/// <summary>Layer, group and root-mean-square normalization against their definition in double precision.</summary>
public class RowNormalizationTests
{
    private const float Epsilon = 1e-5f;

    /// <summary>Rows, pixels, channels, groups, centered, mean of the inputs, whether rows have lengths.</summary>
    public static TheoryData<int, int, int, int, bool, float, bool> Cases => new()
    {
        { 3, 1, 5, 1, true, 0, false },
        { 4, 1, 513, 1, true, 0, false },
        { 3, 1, 4096, 1, false, 0, false },
        { 2, 1, 64, 1, true, 1e4f, false },
        { 2, 1, 1001, 1, true, -1e4f, false },
        { 5, 6, 12, 3, true, 0, false },
        { 2, 150, 32, 2, true, 1e4f, false },
        { 3, 7, 5, 5, true, 1e4f, false },
        { 5, 9, 12, 3, true, 0, true },
        { 4, 70, 16, 1, true, 1e4f, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_and_gradient_agree_with_double(int rows, int pixels, int channels, int groups, bool centers, float mean, bool counted)
    {
        Run run = Run.Of(rows, new NormalizedSets(pixels, channels, groups, centers), mean, counted, threads: 1);
        (double[] y, double[] normalized, double[] gradient) = Expected(run, pixels, channels, groups, centers);
        ((ReadOnlySpan<float>)run.Normalized).ShouldAgree(normalized, 1e-5, 2e-6);
        ((ReadOnlySpan<float>)run.Y).ShouldAgree(y, 1e-5, 2e-6);
        ((ReadOnlySpan<float>)run.Gradient).ShouldAgree(gradient, 1e-4, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Threads_and_the_place_of_the_output_change_no_bit(int rows, int pixels, int channels, int groups, bool centers, float mean, bool counted)
    {
        NormalizedSets sets = new(pixels, channels, groups, centers);
        Run one = Run.Of(rows, sets, mean, counted, threads: 1);
        Run three = Run.Of(rows, sets, mean, counted, threads: 3, inPlace: true);
        ((ReadOnlySpan<float>)three.Y).ShouldBeSameBits(one.Y);
        ((ReadOnlySpan<float>)three.Gradient).ShouldBeSameBits(one.Gradient);
    }

    [Fact]
    public void What_is_behind_a_rows_length_has_no_influence()
    {
        NormalizedSets sets = new(9, 12, 3, true);
        Run run = Run.Of(5, sets, 0, counted: true, threads: 1), other = Run.Of(5, sets, 0, counted: true, threads: 1, padding: 1e30f);
        ((ReadOnlySpan<float>)other.Y).ShouldBeSameBits(run.Y);
        ((ReadOnlySpan<float>)other.Gradient).ShouldBeSameBits(run.Gradient);
    }

    private static (double[] Y, double[] Normalized, double[] Gradient) Expected(Run run, int pixels, int channels, int groups, bool centers)
    {
        double[] y = new double[run.X.Length], normalized = new double[y.Length], gradient = new double[y.Length];
        int width = channels / groups;
        for (int set = 0; set < y.Length / pixels / width; set++)
        {
            int[] all = [.. Enumerable.Range(0, pixels * width).Select(i => (((set / groups * pixels) + (i / width)) * channels) + (set % groups * width) + (i % width))];
            int[] real = [.. all.Take((run.Lengths is { } lengths ? lengths[set / groups] : pixels) * width)];
            double mean = centers && real.Length > 0 ? real.Average(at => (double)run.X[at]) : 0;
            double variance = real.Sum(at => (run.X[at] - mean) * (run.X[at] - mean)) / Math.Max(1, real.Length), deviation = Math.Sqrt(variance + Epsilon);
            double Slope(int at) => (double)run.Upstream[at] * run.Scale[at % channels];
            foreach (int at in real)
            {
                normalized[at] = (run.X[at] - mean) / deviation;
            }

            double slopes = centers ? real.Sum(Slope) / Math.Max(1, real.Length) : 0, products = real.Sum(at => Slope(at) * normalized[at]) / Math.Max(1, real.Length);
            foreach (int at in real)
            {
                gradient[at] = (Slope(at) - slopes - (normalized[at] * products)) / deviation;
            }

            foreach (int at in all)
            {
                y[at] = (normalized[at] * run.Scale[at % channels]) + (centers ? run.Shift[at % channels] : 0);
            }
        }

        return (y, normalized, gradient);
    }

    private sealed record Run(float[] X, float[] Upstream, float[] Scale, float[] Shift, int[]? Lengths, float[] Y, float[] Normalized, float[] Gradient)
    {
        public static Run Of(int rows, NormalizedSets sets, float mean, bool counted, int threads, bool inPlace = false, float? padding = null)
        {
            using TestMemory memory = new();
            using WorkerPool workers = new(threads);
            int all = rows * sets.Pixels, channels = sets.Channels;
            int[]? lengths = counted ? [.. Enumerable.Range(0, rows).Select(row => row % 3 == 2 ? 0 : sets.Pixels - row)] : null;
            float[] x = [.. TestMemory.Random(all * channels, 4).Select((value, at) =>
                padding is { } other && lengths is not null && at / channels % sets.Pixels >= lengths[at / channels / sets.Pixels] ? other : value + mean)];
            float[] upstream = TestMemory.Random(x.Length, 5), scale = TestMemory.Random(channels, 6), shift = TestMemory.Random(channels, 7);
            FloatSlice input = memory.Rows(x, channels), factor = memory.Of(scale), slope = memory.Rows(upstream, channels);
            FloatSlice y = inPlace ? input : memory.EmptyRows(all, channels), normalized = memory.EmptyRows(all, channels), inverse = memory.EmptyRows(rows, sets.Groups);
            FloatSlice gradient = inPlace ? slope : memory.EmptyRows(all, channels);
            FloatSlice counts = lengths is null ? default : memory.Rows([.. lengths.Select(length => (float)length)], 1);
            RowNormalization.Forward(workers, input, factor, sets.Centers ? memory.Of(shift) : default, rows, sets, Epsilon, y, normalized, inverse, counts);
            RowNormalization.Gradient(workers, slope, factor, normalized, inverse, rows, sets, gradient, counts);
            return new Run(x, upstream, scale, shift, lengths, TestMemory.Read(y, all, channels), TestMemory.Read(normalized, all, channels), TestMemory.Read(gradient, all, channels));
        }
    }
}
