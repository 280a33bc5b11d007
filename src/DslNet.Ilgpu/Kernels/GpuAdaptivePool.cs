using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Adaptive average pooling: a thread per element of the result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuAdaptivePool
{
    /// <summary>The mean of each window.</summary>
    public static void Average(ArrayView<float> x, ArrayView<float> lengths, GpuAdaptiveWindows w, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int pixel = at / w.Channels;
            int row = pixel / w.OutWidth / w.OutHeight;
            int width = Counted(w, lengths, row);
            int i = pixel / w.OutWidth % w.OutHeight;
            int j = pixel % w.OutWidth;
            int top = Start(i, w.Height, w.OutHeight);
            int bottom = End(i, w.Height, w.OutHeight);
            int left = Start(j, width, w.OutWidth);
            int right = End(j, width, w.OutWidth);
            float sum = 0f;
            for (int y = top; y < bottom; y++)
            {
                for (int column = left; column < right; column++)
                {
                    sum += x[(((((row * w.Height) + y) * w.Width) + column) * w.Channels) + (at % w.Channels)];
                }
            }

            output[at] = right > left ? sum / ((bottom - top) * (right - left)) : 0f;
        }
    }

    /// <summary>Each input gathers from the windows that it is in, which are those of the formula with input and output exchanged.</summary>
    public static void Gradient(ArrayView<float> upstream, ArrayView<float> lengths, GpuAdaptiveWindows w, int count, ArrayView<float> gradient)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int pixel = at / w.Channels;
            int row = pixel / w.Width / w.Height;
            int width = Counted(w, lengths, row);
            int y = pixel / w.Width % w.Height;
            int column = pixel % w.Width;
            int lastRow = End(y, w.OutHeight, w.Height);
            int lastColumn = column < width ? End(column, w.OutWidth, width) : 0;
            float sum = 0f;
            for (int i = Start(y, w.OutHeight, w.Height); i < lastRow; i++)
            {
                int height = End(i, w.Height, w.OutHeight) - Start(i, w.Height, w.OutHeight);
                for (int j = column < width ? Start(column, w.OutWidth, width) : 0; j < lastColumn; j++)
                {
                    int size = height * (End(j, width, w.OutWidth) - Start(j, width, w.OutWidth));
                    sum += upstream[(((((row * w.OutHeight) + i) * w.OutWidth) + j) * w.Channels) + (at % w.Channels)] / size;
                }
            }

            gradient[at] = sum;
        }
    }

    private static int Counted(GpuAdaptiveWindows w, ArrayView<float> lengths, int row)
    {
        if (w.Counts == 0)
        {
            return w.Width;
        }

        int length = (int)lengths[row];
        return length < 0 ? 0 : length > w.Width ? w.Width : length;
    }

    private static int Start(int i, int from, int to) => (int)((long)i * from / to);

    private static int End(int i, int from, int to) => (int)((((long)(i + 1) * from) + to - 1) / to);
}
