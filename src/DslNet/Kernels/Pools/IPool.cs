using System.Runtime.Intrinsics;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>A pooling function of a window, 8 channels at a time, as a struct so that it is inlined.</summary>
internal unsafe interface IPool
{
    /// <summary>The geometry, from the pixels to the result.</summary>
    Window Window { get; }

    /// <summary>The destination of a row of the result.</summary>
    /// <param name="row">The image.</param>
    /// <param name="outY">The row of the result.</param>
    PoolLine Line(int row, int outY);

    /// <summary>Computes a pixel of a 2×2 window.</summary>
    /// <param name="topLeft">The window's first pixel.</param>
    /// <param name="topRight">The one beside it.</param>
    /// <param name="bottomLeft">The one below it.</param>
    /// <param name="bottomRight">The one beside that.</param>
    /// <param name="line">The destination row.</param>
    /// <param name="place">The offset of the pixel's first channel in it.</param>
    void Cell(Vector256<float> topLeft, Vector256<float> topRight, Vector256<float> bottomLeft, Vector256<float> bottomRight, PoolLine line, nint place);

    /// <summary>Computes a pixel of any window.</summary>
    /// <param name="corner">The window's first pixel.</param>
    /// <param name="below">The stride between rows of pixels, in floats.</param>
    /// <param name="beside">The stride between pixels, in floats.</param>
    /// <param name="line">The destination row.</param>
    /// <param name="place">The offset of the pixel's first channel in it.</param>
    void Pixel(float* corner, nint below, nint beside, PoolLine line, nint place);
}
