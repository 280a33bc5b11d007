namespace DslNet.Kernels.Convolutions;

/// <summary>Along one axis, the taps that see pixels from a place (<see cref="AxisTaps"/>).</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Pixel">The pixel that the first one sees.</param>
internal readonly record struct SeenTaps(int First, int Count, int Pixel);
