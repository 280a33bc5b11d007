namespace DslNet.Kernels.Convolutions;

/// <summary>One axis of a depthwise convolution: which pixels a place sums, and how far apart they lie in memory.</summary>
/// <param name="Taps">Of a divisor of 1 and a positive step.</param>
/// <param name="Pixel">From a pixel to the next, in floats.</param>
/// <param name="Place">From a place of the result to the next, in places.</param>
/// <param name="Weight">From a tap's weights to the next tap's, in floats.</param>
internal readonly record struct PixelAxis(AxisTaps Taps, nint Pixel, int Place, nint Weight);
