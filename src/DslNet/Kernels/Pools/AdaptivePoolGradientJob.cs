using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>
/// The gradient of <see cref="AdaptivePoolJob"/>; an item is a row of pixels of the input. The windows that pixel y is in are those from ⌊y·n/size⌋ to ⌈(y + 1)·n/size⌉:
/// the formula of the windows with input and output exchanged.
/// </summary>
internal readonly struct AdaptivePoolGradientJob(FloatSlice upstream, AdaptiveWindows windows, FloatSlice inputGradient, FloatSlice lengths) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int stride = Lanes.Stride(windows.Channels);
        for (int item = from; item < to; item++)
        {
            (int row, int y) = Math.DivRem(item, windows.Height);
            int width = windows.Counted(lengths, row);
            FloatSlice image = upstream.Slice((nint)row * windows.OutHeight * windows.OutWidth * stride), pixel = inputGradient.Slice((nint)item * windows.Width * stride);
            for (int x = 0; x < windows.Width; x++, pixel = pixel.Slice(stride))
            {
                for (int channel = 0; channel < stride; channel += Lanes.Count)
                {
                    pixel.Store(channel, x < width ? Sum(image, y, x, width, channel, stride) : Vector256<float>.Zero);
                }
            }
        }
    }

    private Vector256<float> Sum(FloatSlice image, int y, int x, int width, int channel, int stride)
    {
        int top = AdaptiveWindows.Start(y, windows.OutHeight, windows.Height), bottom = AdaptiveWindows.End(y, windows.OutHeight, windows.Height);
        int left = AdaptiveWindows.Start(x, windows.OutWidth, width), right = AdaptiveWindows.End(x, windows.OutWidth, width);
        Vector256<float> sum = Vector256<float>.Zero;
        for (int i = top; i < bottom; i++)
        {
            int height = AdaptiveWindows.End(i, windows.Height, windows.OutHeight) - AdaptiveWindows.Start(i, windows.Height, windows.OutHeight);
            for (int j = left; j < right; j++)
            {
                int size = height * (AdaptiveWindows.End(j, width, windows.OutWidth) - AdaptiveWindows.Start(j, width, windows.OutWidth));
                sum += image.Load(((((nint)i * windows.OutWidth) + j) * stride) + channel) / Vector256.Create((float)size);
            }
        }

        return sum;
    }
}
