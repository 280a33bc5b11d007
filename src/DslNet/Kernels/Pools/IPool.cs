using System.Runtime.Intrinsics;
using DslNet.Kernels.Spatial;

namespace DslNet.Kernels.Pools;

/// <summary>What a pool makes of a window, 8 channels at a time, as a struct so that it is inlined.</summary>
internal unsafe interface IPool
{
    /// <summary>From the pixels to the result.</summary>
    Window Window { get; }

    /// <summary>Where a row of the result goes.</summary>
    /// <param name="row">The image.</param>
    /// <param name="outY">The row of pixels.</param>
    PoolLine Line(int row, int outY);

    /// <summary>Makes a pixel whose window is a cell, 2×2.</summary>
    /// <param name="topLeft">A pixel of the cell.</param>
    /// <param name="topRight">The one beside it.</param>
    /// <param name="bottomLeft">The one below it.</param>
    /// <param name="bottomRight">The one beside that.</param>
    /// <param name="line">Where the row goes.</param>
    /// <param name="place">The pixel's first channel in it.</param>
    void Cell(Vector256<float> topLeft, Vector256<float> topRight, Vector256<float> bottomLeft, Vector256<float> bottomRight, PoolLine line, nint place);

    /// <summary>Makes a pixel of any window.</summary>
    /// <param name="corner">The window's first pixel.</param>
    /// <param name="below">Floats from a pixel to the one below it.</param>
    /// <param name="beside">Floats from a pixel to the one beside it.</param>
    /// <param name="line">Where the row goes.</param>
    /// <param name="place">The pixel's first channel in it.</param>
    void Pixel(float* corner, nint below, nint beside, PoolLine line, nint place);
}
