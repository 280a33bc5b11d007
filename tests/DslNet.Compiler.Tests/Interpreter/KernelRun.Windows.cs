using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// What goes over images: one sum after the other, as the definitions say.
internal sealed partial class KernelRun
{
    public bool Visit(ConvolutionKernel kernel)
    {
        int channels = kernel.Window.Channels, filters = kernel.Filters, each = channels / kernel.Window.Groups, eachFilter = filters / kernel.Window.Groups;
        double[] left = store.Read(kernel.Left), right = store.Read(kernel.Right);
        double[] product = new double[kernel.Product.PerRow ? Rows * kernel.Product.Size : kernel.Product.Size];
        foreach ((int x, int y, int tap) in Seen(kernel.Window))
        {
            for (int channel = 0; channel < channels; channel++)
            {
                int group = channel / each;
                for (int filter = group * eachFilter; filter < (group + 1) * eachFilter; filter++)
                {
                    int weight = (((tap * each) + (channel % each)) * filters) + filter, input = (x * channels) + channel, output = (y * filters) + filter;
                    switch (kernel.Form)
                    {
                        case MatMulForm.Forward:
                            product[output] += left[input] * right[weight];
                            break;
                        case MatMulForm.InputGradient:
                            product[input] += left[output] * right[weight];
                            break;
                        default:
                            product[weight] += left[input] * right[output];
                            break;
                    }
                }
            }
        }

        if (kernel.Epilogue is { } epilogue)
        {
            Map(epilogue, operand => operand == kernel.Product ? product : store.Read(operand));
        }
        else
        {
            store.Write(kernel.Product, product);
        }

        return true;
    }

    public bool Visit(PoolKernel kernel)
    {
        int channels = kernel.Window.Channels;
        double[] input = store.Read(kernel.Input);
        double[] output = new double[Rows * kernel.Output.Size], positions = new double[output.Length];
        foreach (IGrouping<int, (int X, int Y, int Tap)> window in Seen(kernel.Window).GroupBy(pair => pair.Y))
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double[] numbers = [.. window.Select(pair => input[(pair.X * channels) + channel])];
                double kept = kernel.Kind == PoolKind.Max ? numbers.Max() : numbers.Average();
                output[(window.Key * channels) + channel] = kept;
                positions[(window.Key * channels) + channel] = Array.IndexOf(numbers, kept);
            }
        }

        store.Write(kernel.Output, output);
        if (kernel.Positions is { } place)
        {
            store.Write(place, positions);
        }

        return true;
    }

    /// <summary>An algorithm changes nothing but rounding; and what is between a convolution and its pool is nowhere but here.</summary>
    public bool Visit(PlacedConvolutionKernel kernel)
    {
        if (kernel.Pool is not { } pool)
        {
            return Visit(kernel.Convolution);
        }

        KernelRun inside = new(new AsideStore(store, pool.Input), seed, step, lines);
        return inside.Visit(kernel.Convolution) && inside.Visit(pool);
    }

    public bool Visit(PoolGradientKernel kernel)
    {
        Window window = kernel.Window;
        double[] upstream = store.Read(kernel.Upstream);
        double[]? positions = kernel.Positions is { } place ? store.Read(place) : null;
        double[] gradient = new double[Rows * kernel.InputGradient.Size];
        foreach ((int x, int y, int tap) in Seen(window))
        {
            for (int channel = 0; channel < window.Channels; channel++)
            {
                int output = (y * window.Channels) + channel;
                double share = positions is null ? 1.0 / (window.KernelHeight * window.KernelWidth) : positions[output] == tap ? 1 : 0;
                gradient[(x * window.Channels) + channel] += share * upstream[output];
            }
        }

        store.Write(kernel.InputGradient, gradient);
        return true;
    }

    public bool Visit(ReshapeKernel kernel)
    {
        store.Write(kernel.Output, store.Read(kernel.Input));
        return true;
    }

    /// <summary>What no part writes is 0; what a part writes again adds up.</summary>
    public bool Visit(CopyKernel kernel)
    {
        int size = kernel.Output.Size;
        double[] output = new double[Rows * size];
        foreach ((CopyPart part, (int From, int To)[] places) in kernel.Parts.Zip(CopyPlaces.Of(kernel)))
        {
            double[] input = store.Read(part.Input);
            for (int row = 0; row < Rows; row++)
            {
                foreach ((int from, int to) in places)
                {
                    output[(row * size) + to] += input[(row * part.Input.Size) + from];
                }
            }
        }

        store.Write(kernel.Output, output);
        return true;
    }

    /// <summary>Each pixel of the output with each pixel of the input that its window sees, both counted through the batch, and the pixel's number in the window.</summary>
    private IEnumerable<(int X, int Y, int Tap)> Seen(Window window) =>
        from row in Enumerable.Range(0, Rows)
        from outY in Enumerable.Range(0, window.OutHeight)
        from outX in Enumerable.Range(0, window.OutWidth)
        from i in Enumerable.Range(0, window.KernelHeight)
        let inY = (outY * window.StrideY) - window.PadTop + (i * window.DilationY)
        where inY >= 0 && inY < window.Height
        from j in Enumerable.Range(0, window.KernelWidth)
        let inX = (outX * window.StrideX) - window.PadLeft + (j * window.DilationX)
        where inX >= 0 && inX < window.Width
        select ((((row * window.Height) + inY) * window.Width) + inX, (((row * window.OutHeight) + outY) * window.OutWidth) + outX, (i * window.KernelWidth) + j);
}
