using System;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The output-size arithmetic of a sliding window along one axis.</summary>
/// <param name="Size">Pixels of the input.</param>
/// <param name="Kernel">The kernel size, in pixels.</param>
/// <param name="Stride">The stride, in pixels.</param>
/// <param name="Before">Padding before the first pixel.</param>
/// <param name="After">Padding after the last one.</param>
internal sealed record Border(int Size, int Kernel, int Stride, long Before, long After)
{
    /// <summary>Pixels of the output; below 1 where the window doesn't fit.</summary>
    public long Out => Seen < Kernel ? 0 : ((Seen - Kernel) / Stride) + 1;

    /// <summary>The padded size.</summary>
    public long Seen => Size + Before + After;

    /// <summary>With the padding of an argument: <c>Same</c> yields ⌈size / stride⌉ pixels; an odd pixel of padding is at the end.</summary>
    public static Border Of(int size, int kernel, int stride, int padding)
    {
        if (padding != Padding.Same)
        {
            return new Border(size, kernel, stride, padding, padding);
        }

        long wanted = ((((long)size + stride - 1) / stride) - 1) * stride;
        long zeros = Math.Max(0, wanted + kernel - size);
        return new Border(size, kernel, stride, zeros / 2, zeros - (zeros / 2));
    }

    /// <summary>For example <c>(28 + 2·1 − 3)/1 + 1 = 28</c>.</summary>
    public override string ToString()
    {
        string padding = Before == After ? Before == 0 ? "" : InvariantText.Of($" + 2·{Before}") : InvariantText.Of($" + {Before} + {After}");
        return InvariantText.Of($"({Size}{padding} − {Kernel})/{Stride} + 1 = ") + (Out > 0 ? InvariantText.Of($"{Out}") : "nothing");
    }

    /// <summary>Both axes as a window; they were checked to be addressable.</summary>
    public static Window Window(Border y, Border x, int channels) => checked(
        new(y.Size, x.Size, channels, (int)y.Out, (int)x.Out, y.Kernel, x.Kernel, y.Stride, x.Stride, (int)y.Before, (int)x.Before));
}
