using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Pools;

/// <summary>Adaptive average pooling; an item is a row of pixels of the output.</summary>
internal readonly struct AdaptivePoolJob(FloatSlice x, AdaptiveWindows windows, FloatSlice output, FloatSlice lengths) : IRangeJob
{
    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int stride = Lanes.Stride(windows.Channels);
        for (int item = from; item < to; item++)
        {
            (int row, int i) = Math.DivRem(item, windows.OutHeight);
            int width = windows.Counted(lengths, row);
            int top = AdaptiveWindows.Start(i, windows.Height, windows.OutHeight), bottom = AdaptiveWindows.End(i, windows.Height, windows.OutHeight);
            FloatSlice image = x.Slice((nint)row * windows.Height * windows.Width * stride), pixel = output.Slice((nint)item * windows.OutWidth * stride);
            for (int j = 0; j < windows.OutWidth; j++, pixel = pixel.Slice(stride))
            {
                int left = AdaptiveWindows.Start(j, width, windows.OutWidth), right = AdaptiveWindows.End(j, width, windows.OutWidth);
                Vector256<float> size = Vector256.Create((float)Math.Max(1, (bottom - top) * (right - left)));
                for (int channel = 0; channel < stride; channel += Lanes.Count)
                {
                    Vector256<float> sum = Vector256<float>.Zero;
                    for (int y = top; y < bottom; y++)
                    {
                        nint at = ((((nint)y * windows.Width) + left) * stride) + channel;
                        for (int column = left; column < right; column++, at += stride)
                        {
                            sum += image.Load(at);
                        }
                    }

                    pixel.Store(channel, sum / size);
                }
            }
        }
    }
}
