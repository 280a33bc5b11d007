using System.Runtime.CompilerServices;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Spatial;

/// <summary>A convolution's rows of pixels as implicit matrix products (without im2col): a row of the receptive field is contiguous (with dilation, a pixel of it), and adjacent pixels' overlap at a fixed stride.</summary>
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
        int depth = sweep.TapsY * sweep.TapsX * image.Channels, stretch = (sweep.DilationX > 1 ? 1 : sweep.TapsX) * image.Channels;
        return new TileRun
        {
            ARow = Move,
            AStep = 1,
            Stretch = Math.Max(1, stretch),
            AJump = sweep.DilationX > 1 ? (sweep.DilationX - 1) * stretch : (sweep.DilationY * image.RowStride) - stretch,
            B = weight + ((nint)filter * depth),
            BStep = Panels.Width,
            BPanel = (nint)depth * Panels.Width,
            Depth = depth,
            C = tile,
            CRow = PairWidth,
            CPanel = Panels.Width,
        };
    }

    /// <summary>Multiplies some pixels of a row.</summary>
    /// <param name="run">The operands, from <see cref="Start"/>, with the first pixel's receptive field.</param>
    /// <param name="width">Filters of the tile.</param>
    /// <param name="count">Pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Multiply(ref TileRun run, int width, int count)
    {
        if (sweep.DilationX == 1 || sweep.TapsY == 1)
        {
            MicroKernel.Pixels(ref run, width, count);
            return;
        }

        AddRows(ref run, width, count);
    }

    /// <summary>Filters of the tile that starts at a given one.</summary>
    public int WidthFrom(int filter) => Math.Min(PairWidth, filters - filter);

    /// <summary>Both axes jump, and a run of the micro-kernel has one jump: the window's rows are accumulated one by one.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void AddRows(ref TileRun run, int width, int count)
    {
        TileRun line = run;
        int depth = sweep.TapsX * image.Channels;
        line.Depth = depth;
        for (int i = 0; i < sweep.TapsY; i++)
        {
            line.Accumulate = i > 0;
            MicroKernel.Panels(ref line, Panels.Count(width), count);
            line.A += sweep.DilationY * image.RowStride;
            line.B += (nint)depth * Panels.Width;
        }
    }

    /// <summary>The receptive field of the first pixel of a row.</summary>
    public float* Line(float* pixels, int y) => pixels + ((sweep.FromY + ((nint)y * sweep.MoveY)) * image.RowStride) + ((nint)sweep.FromX * image.Channels);
}
