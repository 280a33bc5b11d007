using DslNet.Kernels.Memory;
using DslNet.Kernels.Pools;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

/// <summary>Adaptive pooling against PyTorch's definition of its windows, in double precision.</summary>
public class AdaptivePoolingTests
{
    /// <summary>Rows, height, width, channels, height and width of the output, whether rows have lengths.</summary>
    public static TheoryData<int, int, int, int, int, int, bool> Cases => new()
    {
        { 2, 7, 6, 3, 4, 5, false },
        { 3, 2, 3, 9, 5, 3, false },
        { 1, 1, 11, 16, 1, 4, false },
        { 4, 1, 6, 5, 1, 4, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Means_and_gradients_agree_with_double(int rows, int height, int width, int channels, int outHeight, int outWidth, bool counted)
    {
        AdaptiveWindows windows = new(height, width, channels, outHeight, outWidth);
        int[] lengths = [.. Enumerable.Range(0, rows).Select(row => counted ? row * 2 : width)];
        float[] x = TestMemory.Random(rows * height * width * channels, 1), upstream = TestMemory.Random(rows * outHeight * outWidth * channels, 2);
        double[] means = new double[upstream.Length], gradient = new double[x.Length];
        for (int to = 0; to < upstream.Length; to++)
        {
            int pixel = to / channels, row = pixel / outWidth / outHeight, i = pixel / outWidth % outHeight, j = pixel % outWidth;
            (int top, int bottom) = Window(i, height, outHeight);
            (int left, int right) = Window(j, lengths[row], outWidth);
            int[] places = [.. Enumerable.Range(top, bottom - top).SelectMany(y => Enumerable.Range(left, right - left).Select(at => (((((row * height) + y) * width) + at) * channels) + (to % channels)))];
            means[to] = places.Length == 0 ? 0 : places.Average(at => (double)x[at]);
            foreach (int at in places)
            {
                gradient[at] += (double)upstream[to] / places.Length;
            }
        }

        foreach (int threads in (int[])[1, 3])
        {
            using TestMemory memory = new();
            using WorkerPool workers = new(threads);
            FloatSlice counts = counted ? memory.Rows([.. lengths.Select(length => (float)length)], 1) : default;
            FloatSlice output = memory.EmptyRows(rows * outHeight * outWidth, channels), slope = memory.EmptyRows(rows * height * width, channels);
            AdaptivePooling.Average(workers, memory.Rows(x, channels), rows, windows, output, counts);
            AdaptivePooling.Gradient(workers, memory.Rows(upstream, channels), rows, windows, slope, counts);
            ((ReadOnlySpan<float>)TestMemory.Read(output, rows * outHeight * outWidth, channels)).ShouldAgree(means, 1e-6, 1e-6);
            ((ReadOnlySpan<float>)TestMemory.Read(slope, rows * height * width, channels)).ShouldAgree(gradient, 1e-6, 1e-6);
        }
    }

    private static (int Start, int End) Window(int i, int size, int count) => ((int)Math.Floor((double)i * size / count), (int)Math.Ceiling((i + 1.0) * size / count));
}
