using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Spatial;

/// <summary>The division of images among threads: one by one or, where there are few of them, into bands of rows.</summary>
/// <param name="Count">Bands of an image.</param>
/// <param name="Height">Rows of an image.</param>
internal readonly record struct Bands(int Count, int Height)
{
    /// <summary>Enough bands to occupy all threads.</summary>
    public static Bands Of(int images, int height, WorkerPool workers) =>
        new(images >= 4 * workers.Threads ? 1 : Math.Min(height, workers.Threads), height);

    /// <summary>The number of work items: all bands of all images.</summary>
    public int Items(int images) => checked(images * Count);

    /// <summary>The image of an item, and its rows.</summary>
    public (int Image, int First, int End) this[int item]
    {
        get
        {
            int image = item / Count, band = item - (image * Count);
            return (image, (int)((long)Height * band / Count), (int)((long)Height * (band + 1) / Count));
        }
    }
}
