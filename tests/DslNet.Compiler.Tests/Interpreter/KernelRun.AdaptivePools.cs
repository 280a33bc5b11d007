using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// Adaptive pooling, window by window, as PyTorch's documentation defines it.
internal sealed partial class KernelRun
{
    public bool Visit(AdaptivePoolKernel kernel)
    {
        double[] input = store.Read(kernel.Input), output = new double[Rows * kernel.Output.Size];
        foreach ((int to, int[] window) in Windows(kernel.Input.Shape, kernel.Output.Shape, kernel.Lengths))
        {
            output[to] = window.Length == 0 ? 0 : window.Average(at => input[at]);
        }

        store.Write(kernel.Output, output);
        return true;
    }

    public bool Visit(AdaptivePoolGradientKernel kernel)
    {
        double[] upstream = store.Read(kernel.Upstream), gradient = new double[Rows * kernel.InputGradient.Size];
        foreach ((int to, int[] window) in Windows(kernel.InputGradient.Shape, kernel.Upstream.Shape, kernel.Lengths))
        {
            foreach (int at in window)
            {
                gradient[at] += upstream[to] / window.Length;
            }
        }

        store.Write(kernel.InputGradient, gradient);
        return true;
    }

    /// <summary>Of each element of the output, the elements of its window.</summary>
    private IEnumerable<(int Output, int[] Window)> Windows(Shape from, Shape to, Value? lengths)
    {
        double[]? counted = lengths is null ? null : store.Read(lengths);
        (int height, int outHeight) = from.Rank == 3 ? (from.Extents[0], to.Extents[0]) : (1, 1);
        int width = from.Pixels / height, outWidth = to.Pixels / outHeight, channels = from.Channels;
        for (int output = 0; output < Rows * to.Size; output++)
        {
            int channel = output % channels, pixel = output / channels, row = pixel / to.Pixels;
            int[] rows = Range(pixel / outWidth % outHeight, height, outHeight), columns = Range(pixel % outWidth, counted is null ? width : (int)counted[row], outWidth);
            yield return (output, [.. rows.SelectMany(y => columns.Select(x => (((((row * height) + y) * width) + x) * channels) + channel))]);
        }

        static int[] Range(int i, int size, int count)
        {
            int start = (int)Math.Floor((double)i * size / count), end = (int)Math.Ceiling((i + 1.0) * size / count);
            return [.. Enumerable.Range(start, end - start)];
        }
    }
}
