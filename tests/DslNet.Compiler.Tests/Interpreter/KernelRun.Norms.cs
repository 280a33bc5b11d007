using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// Normalization within rows, set by set, as the papers define it.
internal sealed partial class KernelRun
{
    public bool Visit(RowNormalizeKernel kernel)
    {
        double[] x = store.Read(kernel.Input), scale = store.Read(kernel.Scale), shift = kernel.Shift is null ? new double[scale.Length] : store.Read(kernel.Shift);
        double[] output = new double[x.Length], normalized = new double[x.Length];
        List<double> deviations = [];
        foreach ((int[] set, int counted) in Sets(kernel.Groups, kernel.Input.Shape, kernel.Lengths))
        {
            int[] real = [.. set.Take(counted)];
            double mean = kernel.Centers && counted > 0 ? Rounded(real.Average(at => x[at])) : 0;
            double variance = real.Sum(at => Rounded(x[at] - mean) * Rounded(x[at] - mean)) / Math.Max(1, counted);
            deviations.Add(1 / Math.Sqrt(variance + kernel.Epsilon));
            foreach (int at in real)
            {
                normalized[at] = Rounded(x[at] - mean) * deviations[^1];
            }

            foreach (int at in set)
            {
                output[at] = (normalized[at] * scale[at % scale.Length]) + shift[at % scale.Length];
            }
        }

        store.Write(kernel.Output, output);
        Write(kernel.Normalized, normalized);
        Write(kernel.InverseDeviation, [.. deviations]);
        return true;

        void Write(Value? value, double[] numbers)
        {
            if (value is not null)
            {
                store.Write(value, numbers);
            }
        }
    }

    public bool Visit(RowNormalizeGradientKernel kernel)
    {
        double[] scale = store.Read(kernel.Scale), normalized = store.Read(kernel.Normalized), deviations = store.Read(kernel.InverseDeviation);
        double[] upstream = [.. store.Read(kernel.Upstream).Select((slope, at) => Rounded(slope * scale[at % scale.Length]))];
        double[] gradient = new double[upstream.Length];
        int number = 0;
        foreach ((int[] set, int counted) in Sets(kernel.Groups, kernel.InputGradient.Shape, kernel.Lengths))
        {
            int[] real = [.. set.Take(counted)];
            double mean = kernel.Centers && counted > 0 ? Rounded(real.Average(at => upstream[at])) : 0;
            double meanProduct = counted > 0 ? Rounded(real.Average(at => Rounded(upstream[at] * normalized[at]))) : 0;
            foreach (int at in real)
            {
                gradient[at] = deviations[number] * (Rounded(upstream[at] - mean) - Rounded(normalized[at] * meanProduct));
            }

            number++;
        }

        store.Write(kernel.InputGradient, gradient);
        return true;
    }

    /// <summary>The places of each set's elements, pixel by pixel, and how many of them count.</summary>
    private IEnumerable<(int[] Places, int Counted)> Sets(int? groups, Shape shape, Value? lengths)
    {
        double[]? counted = lengths is null ? null : store.Read(lengths);
        (int rows, int pixels) = groups is null ? (Rows * shape.Pixels, 1) : (Rows, shape.Pixels);
        int width = shape.Channels / (groups ?? 1);
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; channel < shape.Channels; channel += width)
            {
                int first = (row * pixels * shape.Channels) + channel;
                yield return ([.. Enumerable.Range(0, pixels * width).Select(i => first + (i / width * shape.Channels) + (i % width))], width * (counted is null ? pixels : (int)counted[row]));
            }
        }
    }
}
