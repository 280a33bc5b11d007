using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Ops;

/// <summary>A layer's window along one axis.</summary>
/// <param name="Kernel">The kernel's size, in pixels.</param>
/// <param name="Stride">From one position of the window to the next.</param>
/// <param name="Dilation">From one pixel of the kernel to the next.</param>
/// <param name="Padding">Zeros before the first pixel and after the last; null for as many as keep the size.</param>
public readonly record struct Sliding(int Kernel, int Stride, int Dilation, (int Before, int After)? Padding)
{
    /// <summary>The sides of an axis in a padding argument; null for <c>Same</c>.</summary>
    /// <param name="border">The argument.</param>
    /// <param name="axis">0 for the height of an image or the length of a sequence, 1 for the width.</param>
    public static (int Before, int After)? PaddingOf(ArgumentValue.Border border, int axis) =>
        border.Sides.Count > 0 ? (border.Sides[2 * axis], border.Sides[(2 * axis) + 1])
        : border.Pixels == Graph.Padding.Same ? null
        : (border.Pixels, border.Pixels);
}
