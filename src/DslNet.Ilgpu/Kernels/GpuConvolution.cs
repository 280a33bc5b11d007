using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Direct convolutions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuConvolution
{
    /// <summary>Forward: a thread per element of the output, count of them.</summary>
    public static void Forward<TEpilogue>(ArrayView<float> x, ArrayView<float> weight, GpuWindow w, int count, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<TEpilogue>
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int filter = at % w.Filters;
            int pixel = at / w.Filters;
            int outX = pixel % w.OutWidth;
            int outY = pixel / w.OutWidth % w.OutHeight;
            int row = pixel / w.OutWidth / w.OutHeight;
            int each = w.Channels / w.Groups;
            int group = filter / (w.Filters / w.Groups);
            float sum = 0f;
            for (int i = 0; i < w.KernelHeight; i++)
            {
                int inY = (outY * w.StrideY) - w.PadTop + (i * w.DilationY);
                for (int j = 0; j < w.KernelWidth; j++)
                {
                    int inX = (outX * w.StrideX) - w.PadLeft + (j * w.DilationX);
                    if (inY >= 0 && inY < w.Height && inX >= 0 && inX < w.Width)
                    {
                        int from = (((((row * w.Height) + inY) * w.Width) + inX) * w.Channels) + (group * each);
                        int tap = ((i * w.KernelWidth) + j) * each;
                        for (int channel = 0; channel < each; channel++)
                        {
                            sum += x[from + channel] * weight[((tap + channel) * w.Filters) + filter];
                        }
                    }
                }
            }

            TEpilogue.Apply(epilogue, sum, pixel, filter);
        }
    }

    /// <summary>The gradient with respect to the input: a thread per element, which gathers from all outputs whose receptive field contains it.</summary>
    public static void InputGradient<TEpilogue>(ArrayView<float> upstream, ArrayView<float> weight, GpuWindow w, int count, TEpilogue epilogue)
        where TEpilogue : struct, IGpuEpilogue<TEpilogue>
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int channel = at % w.Channels;
            int pixel = at / w.Channels;
            int inX = pixel % w.Width;
            int inY = pixel / w.Width % w.Height;
            int row = pixel / w.Width / w.Height;
            int each = w.Channels / w.Groups;
            int filters = w.Filters / w.Groups;
            int firstFilter = channel / each * filters;
            float sum = 0f;
            for (int i = 0; i < w.KernelHeight; i++)
            {
                int y = inY + w.PadTop - (i * w.DilationY);
                for (int j = 0; j < w.KernelWidth; j++)
                {
                    int x = inX + w.PadLeft - (j * w.DilationX);
                    if (y >= 0 && y % w.StrideY == 0 && y / w.StrideY < w.OutHeight && x >= 0 && x % w.StrideX == 0 && x / w.StrideX < w.OutWidth)
                    {
                        int from = (((((row * w.OutHeight) + (y / w.StrideY)) * w.OutWidth) + (x / w.StrideX)) * w.Filters) + firstFilter;
                        int tap = (((((i * w.KernelWidth) + j) * each) + (channel % each)) * w.Filters) + firstFilter;
                        for (int filter = 0; filter < filters; filter++)
                        {
                            sum += upstream[from + filter] * weight[tap + filter];
                        }
                    }
                }
            }

            TEpilogue.Apply(epilogue, sum, pixel, channel);
        }
    }

    /// <summary>The gradient with respect to the weight: a group per element, whose threads reduce over the pixels of the batch.</summary>
    public static void WeightGradient(ArrayView<float> x, ArrayView<float> upstream, GpuWindow w, int rows, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int filter = Grid.IdxX % w.Filters;
        int each = w.Channels / w.Groups;
        int channel = (Grid.IdxX / w.Filters % each) + (filter / (w.Filters / w.Groups) * each);
        int j = Grid.IdxX / w.Filters / each % w.KernelWidth;
        int i = Grid.IdxX / w.Filters / each / w.KernelWidth;
        float sum = 0f;
        for (int pixel = Group.IdxX; pixel < rows * w.OutHeight * w.OutWidth; pixel += Group.DimX)
        {
            int inX = (pixel % w.OutWidth * w.StrideX) - w.PadLeft + (j * w.DilationX);
            int inY = (pixel / w.OutWidth % w.OutHeight * w.StrideY) - w.PadTop + (i * w.DilationY);
            int row = pixel / w.OutWidth / w.OutHeight;
            if (inY >= 0 && inY < w.Height && inX >= 0 && inX < w.Width)
            {
                sum += x[(((((row * w.Height) + inY) * w.Width) + inX) * w.Channels) + channel] * upstream[(pixel * w.Filters) + filter];
            }
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            gradient[Grid.IdxX] = sum;
        }
    }
}
