using System.Runtime.CompilerServices;
using DslNet.Kernels.MatMul;

namespace DslNet.Kernels.Spatial;

/// <summary>How rows of a convolution's pixels are products: what a window sees of an image's row is one stretch of numbers, and the next pixel's is the same a little further on.</summary>
internal readonly unsafe struct ConvolutionRows(PaddedImage image, Sweep sweep, float* weight, int filters)
{
    /// <summary>Filters at a time.</summary>
    public const int PairWidth = 2 * Panels.Width;

    /// <summary>Pixels at a time.</summary>
    public const int Longest = 48;

    /// <summary>Floats of a tile of products.</summary>
    public const int TileFloats = Longest * PairWidth;

    /// <summary>Floats from one pixel's window to the next one's.</summary>
    public nint Move => (nint)sweep.MoveX * image.Channels;

    /// <summary>The products of some filters, for a stretch of pixels yet to be named.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileRun Start(int filter, float* tile)
    {
        int depth = sweep.TapsY * sweep.TapsX * image.Channels, stretch = sweep.TapsX * image.Channels;
        return new TileRun
        {
            ARow = Move,
            AStep = 1,
            Stretch = Math.Max(1, stretch),
            AJump = image.RowStride - stretch,
            B = weight + ((nint)filter * depth),
            BStep = Panels.Width,
            BPanel = (nint)depth * Panels.Width,
            Depth = depth,
            C = tile,
            CRow = PairWidth,
            CPanel = Panels.Width,
        };
    }

    /// <summary>Filters from one on that a tile has.</summary>
    public int WidthFrom(int filter) => Math.Min(PairWidth, filters - filter);

    /// <summary>What the first window of a row of pixels sees.</summary>
    public float* Line(float* pixels, int y) => pixels + ((sweep.FromY + ((nint)y * sweep.MoveY)) * image.RowStride) + ((nint)sweep.FromX * image.Channels);
}
