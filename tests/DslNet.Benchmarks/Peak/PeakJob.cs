using DslNet.Benchmarks.Micro;
using DslNet.Kernels.Convolutions;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;
using DslNet.Kernels.Winograd;

namespace DslNet.Benchmarks.Peak;

/// <summary>A kernel to be measured.</summary>
/// <param name="Name">For people.</param>
/// <param name="Operations">Multiplications and additions of a call.</param>
/// <param name="Make">Takes memory and gives the call.</param>
internal sealed record PeakJob(string Name, double Operations, Func<KernelMemory, WorkerPool, Action> Make)
{
    /// <summary>Floats of scratch memory that are enough for all of them.</summary>
    public const int ScratchFloats = 1 << 22;

    private const int Rows = 64, Groups = 16;

    /// <summary>The layers of the networks that are compared with peers.</summary>
    public static IEnumerable<PeakJob> All =>
    [
        .. Products(128, 784, 256),
        .. Products(128, 1024, 1024),
        .. Convolutions(28, 28, 1, 16, 3),
        .. Convolutions(13, 13, 16, 32, 3),
        .. Convolutions(32, 32, 16, 32, 3),
        .. Convolutions(18, 18, 8, 8, 3),
        .. Convolutions(8, 8, 128, 256, 3),
        .. Convolutions(28, 28, 1, 6, 5),
        .. Convolutions(12, 12, 6, 16, 5),
        Depthwise(25, 5, 64),
        Depthwise(48, 48, 8),
        Depthwise(24, 24, 32),
        Depthwise(6, 6, 128),
    ];

    private static IEnumerable<PeakJob> Products(int rows, int inputs, int outputs)
    {
        double operations = 2.0 * rows * inputs * outputs;
        string name = FormattableString.Invariant($"dense {inputs}-{outputs}, batch {rows}, ");
        yield return new PeakJob(name + "forward", operations, (memory, workers) =>
        {
            FloatSlice x = memory.Noise(rows * inputs), weight = memory.Noise((int)Panels.Floats(inputs, outputs)), y = memory.Noise(rows * outputs);
            return () => Gemm.Forward(workers, x, weight, rows, inputs, outputs, new StoreEpilogue(y, outputs));
        });
        yield return new PeakJob(name + "gradient by input", operations, (memory, workers) =>
        {
            FloatSlice y = memory.Noise(rows * outputs), weight = memory.Noise((int)Panels.Floats(inputs, outputs)), x = memory.Noise(rows * inputs);
            return () => Gemm.InputGradient(workers, y, weight, rows, inputs, outputs, new StoreEpilogue(x, inputs));
        });
        yield return new PeakJob(name + "gradient by weight", operations, (memory, workers) =>
        {
            FloatSlice x = memory.Noise(rows * inputs), y = memory.Noise(rows * outputs), gradient = memory.Noise((int)Panels.Floats(inputs, outputs));
            return () => Gemm.WeightGradient(workers, x, y, rows, inputs, outputs, new WeightTarget(gradient));
        });
    }

    private static IEnumerable<PeakJob> Convolutions(int height, int width, int channels, int filters, int kernel)
    {
        Window window = new(height, width, channels, height - kernel + 1, width - kernel + 1, kernel, kernel, 1, 1, 0, 0);
        int inStride = channels == 1 ? 1 : Filled(channels), outStride = Filled(filters);
        int inSize = height * width * inStride, outSize = window.OutHeight * window.OutWidth * outStride;
        double operations = 2.0 * Rows * window.OutHeight * window.OutWidth * kernel * kernel * channels * filters;
        string name = FormattableString.Invariant($"convolution {height}×{width}×{channels} to {filters} by {kernel}×{kernel}, batch {Rows}, ");
        Images Ins(KernelMemory memory) => new(memory.Noise(Rows * inSize), inSize, inStride);
        Images Outs(KernelMemory memory) => new(memory.Noise(Rows * outSize), outSize, outStride);
        FloatSlice Weight(KernelMemory memory) => memory.Noise((int)Panels.Floats(kernel * kernel * channels, filters));
        yield return new PeakJob(name + "forward", operations, (memory, workers) =>
        {
            Images x = Ins(memory), y = Outs(memory);
            FloatSlice weight = Weight(memory);
            return () => Convolution.Forward(workers, x, weight, Rows, window, filters, new StoreEpilogue(y.Slot, outStride));
        });
        if (kernel == 3 && channels % 8 == 0)
        {
            yield return new PeakJob(name + "forward, tiles", operations, (memory, workers) =>
            {
                Images x = Ins(memory), y = Outs(memory);
                FloatSlice weight = Weight(memory), scratch = memory.Noise(16 * (int)Panels.Floats(channels, filters));
                return () => Convolution.Forward(workers, x, WinogradTransform.Weight(weight, channels, filters, scratch), Rows, window, filters, new StoreEpilogue(y.Slot, outStride));
            });
            yield return new PeakJob(name + "gradient by input, tiles", operations, (memory, workers) =>
            {
                Images x = Ins(memory), y = Outs(memory);
                FloatSlice weight = Weight(memory), scratch = memory.Noise(25 * (int)Panels.Floats(filters, channels));
                return () => Convolution.WinogradInputGradient(workers, y, weight, Rows, window, filters, scratch, new StoreEpilogue(x.Slot, inStride));
            });
        }

        if (kernel == 3 && channels % 8 == 0 && filters % 16 == 0)
        {
            yield return new PeakJob(name + "gradient by weight, tiles", operations, (memory, workers) =>
            {
                Images x = Ins(memory), y = Outs(memory);
                FloatSlice gradient = Weight(memory), scratch = memory.Noise(Groups * (int)Panels.Floats(window.Taps, filters));
                return () => Convolution.WinogradWeightGradient(workers, x, y, Rows, window, filters, Groups, scratch, new WeightTarget(gradient));
            });
        }

        if (channels > 1)
        {
            yield return new PeakJob(name + "gradient by input, gathered", operations, (memory, workers) =>
            {
                Images x = Ins(memory), y = Outs(memory);
                FloatSlice weight = Weight(memory), scratch = memory.Noise((int)Panels.Floats(kernel * kernel * filters, channels));
                return () => Convolution.InputGradient(workers, y, weight, Rows, window, filters, scratch, new StoreEpilogue(x.Slot, inStride));
            });
            yield return new PeakJob(name + "gradient by input, spread", operations, (memory, workers) =>
            {
                Images x = Ins(memory), y = Outs(memory);
                FloatSlice weight = Weight(memory), scratch = memory.Noise((int)Panels.Floats(filters, ConvolutionScatter.Columns(window)));
                return () => Convolution.ScatteredInputGradient(workers, y, weight, Rows, window, filters, scratch, new StoreEpilogue(x.Slot, inStride));
            });
        }

        yield return new PeakJob(name + "gradient by weight, grouped", operations, (memory, workers) =>
        {
            Images x = Ins(memory), y = Outs(memory);
            FloatSlice gradient = Weight(memory), scratch = memory.Noise(Groups * (int)Panels.Floats(window.Taps + 6, filters));
            return () => Convolution.WeightGradient(workers, x, y, Rows, window, filters, Groups, scratch, new WeightTarget(gradient));
        });
        yield return new PeakJob(name + "gradient by weight, transposed", operations, (memory, workers) =>
        {
            Images x = Ins(memory), y = Outs(memory);
            FloatSlice gradient = Weight(memory), scratch = memory.Noise(Groups * (int)Panels.Floats(window.Taps, filters));
            return () => Convolution.TransposedWeightGradient(workers, x, y, Rows, window, filters, Groups, scratch, new WeightTarget(gradient));
        });
        if (kernel * channels >= 6)
        {
            yield return new PeakJob(name + "gradient by weight, divided", operations, (memory, workers) =>
            {
                Images x = Ins(memory), y = Outs(memory);
                FloatSlice gradient = Weight(memory);
                return () => Convolution.WeightGradient(workers, x, y, Rows, window, filters, new WeightTarget(gradient));
            });
        }
    }

    /// <summary>3×3 at stride 1, of one image: its multiplications are few for what it reads and writes.</summary>
    private static PeakJob Depthwise(int height, int width, int channels)
    {
        Window window = new(height, width, channels, height, width, 3, 3, 1, 1, 1, 1, Groups: channels);
        int size = height * width * channels;
        return new PeakJob(FormattableString.Invariant($"depthwise convolution {height}×{width}×{channels} by 3×3, batch 1, forward"), 2.0 * 9 * size, (memory, workers) =>
        {
            FloatSlice x = memory.Noise(size), y = memory.Noise(size), weight = memory.Noise((int)Panels.Floats(9, channels));
            return () => Convolution.GroupedForward(workers, new Images(x, size, channels), weight, 1, window, channels, new StoreEpilogue(y, channels));
        });
    }

    /// <summary>Channels of a pixel fill whole vectors.</summary>
    private static int Filled(int channels) => (channels + 7) / 8 * 8;
}
