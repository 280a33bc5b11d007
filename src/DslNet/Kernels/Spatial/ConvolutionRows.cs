using System.Runtime.CompilerServices;
using DslNet.Kernels.MatMul;

namespace DslNet.Kernels.Spatial;

/// <summary>A convolution's rows of pixels as implicit matrix products (without im2col): a row of the receptive field is contiguous, and adjacent pixels' overlap at a fixed stride.</summary>
internal readonly unsafe struct ConvolutionRows(PaddedImage image, Sweep sweep, float* weight, int filters)
{
    /// <summary>Filters per tile.</summary>
    public const int PairWidth = 2 * Panels.Width;

    /// <summary>Pixels per tile.</summary>
    public const int Longest = 48;

    /// <summary>Floats of a tile of products.</summary>
    public const int TileFloats = Longest * PairWidth;

    /// <summary>The stride between receptive fields of adjacent pixels, in floats.</summary>
    public nint Move => (nint)sweep.MoveX * image.Channels;

    /// <summary>The operands of a block of filters; the pixels are set later.</summary>
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

    /// <summary>Filters of the tile that starts at a given one.</summary>
    public int WidthFrom(int filter) => Math.Min(PairWidth, filters - filter);

    /// <summary>The receptive field of the first pixel of a row.</summary>
    public float* Line(float* pixels, int y) => pixels + ((sweep.FromY + ((nint)y * sweep.MoveY)) * image.RowStride) + ((nint)sweep.FromX * image.Channels);
}
