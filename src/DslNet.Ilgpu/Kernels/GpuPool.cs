using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Pooling: a thread per element of the result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuPool
{
    /// <summary>Max pooling, and the index of the maximum in its window.</summary>
    public static void Max(ArrayView<float> x, GpuWindow w, int count, ArrayView<float> output, ArrayView<float> positions, int keepsPositions)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int first = First(w, at);
            float greatest = x[first];
            int position = 0;
            for (int tap = 1; tap < w.KernelHeight * w.KernelWidth; tap++)
            {
                float number = x[first + ((((tap / w.KernelWidth) * w.Width) + (tap % w.KernelWidth)) * w.Channels)];
                // NaN wins, as on the CPU: no comparison with it holds.
                if (!(number <= greatest) && greatest <= float.PositiveInfinity)
                {
                    position = tap;
                    greatest = number;
                }
            }

            output[at] = greatest;
            if (keepsPositions == 1)
            {
                positions[at] = position;
            }
        }
    }

    /// <summary>Average pooling.</summary>
    public static void Average(ArrayView<float> x, GpuWindow w, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int first = First(w, at);
            float sum = 0f;
            for (int tap = 0; tap < w.KernelHeight * w.KernelWidth; tap++)
            {
                sum += x[first + ((((tap / w.KernelWidth) * w.Width) + (tap % w.KernelWidth)) * w.Channels)];
            }

            output[at] = sum / (w.KernelHeight * w.KernelWidth);
        }
    }

    /// <summary>The gradient: a thread per element of the input, which gathers from each window that contains it.</summary>
    public static void Gradient(ArrayView<float> upstream, ArrayView<float> positions, GpuWindow w, int count, ArrayView<float> gradient, int byPosition)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int channel = at % w.Channels;
            int pixel = at / w.Channels;
            int row = pixel / w.Width / w.Height;
            float sum = 0f;
            for (int tap = 0; tap < w.KernelHeight * w.KernelWidth; tap++)
            {
                int y = (pixel / w.Width % w.Height) - (tap / w.KernelWidth);
                int x = (pixel % w.Width) - (tap % w.KernelWidth);
                if (y >= 0 && y % w.StrideY == 0 && y / w.StrideY < w.OutHeight && x >= 0 && x % w.StrideX == 0 && x / w.StrideX < w.OutWidth)
                {
                    int from = (((((row * w.OutHeight) + (y / w.StrideY)) * w.OutWidth) + (x / w.StrideX)) * w.Channels) + channel;
                    if (byPosition == 0)
                    {
                        sum += upstream[from] / (w.KernelHeight * w.KernelWidth);
                    }
                    else if (positions[from] == tap)
                    {
                        sum += upstream[from];
                    }
                }
            }

            gradient[at] = sum;
        }
    }

    /// <summary>The index of the first element of an output's window.</summary>
    private static int First(GpuWindow w, int at)
    {
        int pixel = at / w.Channels;
        int y = pixel / w.OutWidth % w.OutHeight * w.StrideY;
        int row = pixel / w.OutWidth / w.OutHeight;
        return (((((row * w.Height) + y) * w.Width) + (pixel % w.OutWidth * w.StrideX)) * w.Channels) + (at % w.Channels);
    }
}
