using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Spatial;

/// <summary>Conversion between channel paddings.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reshaping
{
    /// <summary>Copies images between layouts with different pixel strides (dense and padded channels).</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="source">The images.</param>
    /// <param name="target">The destination.</param>
    /// <param name="rows">Images.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">The channels.</param>
    public static void Copy(WorkerPool workers, Images source, Images target, int rows, int pixels, int channels) =>
        workers.Run(new Job(source, target, pixels, channels), rows, (long)rows * pixels * channels);

    private readonly unsafe struct Job(Images source, Images target, int pixels, int channels) : IRangeJob
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            for (int row = from; row < to; row++)
            {
                float* pixel = source.Of(row);
                float* place = target.Of(row);
                for (int i = 0; i < pixels; i++, pixel += source.PixelStride, place += target.PixelStride)
                {
                    for (int channel = 0; channel < channels; channel++)
                    {
                        place[channel] = pixel[channel];
                    }
                }
            }
        }
    }
}
