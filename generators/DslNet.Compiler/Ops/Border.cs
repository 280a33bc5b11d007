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
/// <param name="Dilation">From one pixel of the kernel to the next.</param>
internal sealed record Border(int Size, int Kernel, int Stride, long Before, long After, int Dilation = 1)
{
    /// <summary>Pixels from the kernel's first to its last, both included.</summary>
    public long Reach => ((Kernel - 1L) * Dilation) + 1;

    /// <summary>Pixels of the output; below 1 where the window doesn't fit.</summary>
    public long Out => Seen < Reach ? 0 : ((Seen - Reach) / Stride) + 1;

    /// <summary>The padded size.</summary>
    public long Seen => Size + Before + After;

    /// <summary>With the padding of an argument: <c>Same</c> yields ⌈size / stride⌉ pixels; an odd pixel of padding is at the end.</summary>
    public static Border Of(int size, Sliding sliding)
    {
        (int kernel, int stride, int dilation) = (sliding.Kernel, sliding.Stride, sliding.Dilation);
        if (sliding.Padding is var (before, after))
        {
            return new Border(size, kernel, stride, before, after, dilation);
        }

        long wanted = ((((long)size + stride - 1) / stride) - 1) * stride;
        long zeros = Math.Max(0, wanted + ((kernel - 1L) * dilation) + 1 - size);
        return new Border(size, kernel, stride, zeros / 2, zeros - (zeros / 2), dilation);
    }

    /// <summary>For example <c>(28 + 2·1 − 3)/1 + 1 = 28</c>; with dilation <c>(28 + 2·1 − 2·(3 − 1) − 1)/1 + 1</c>.</summary>
    public override string ToString()
    {
        string padding = Before == After ? Before == 0 ? "" : InvariantText.Of($" + 2·{Before}") : InvariantText.Of($" + {Before} + {After}");
        string reach = Dilation == 1 ? InvariantText.Of(Kernel) : InvariantText.Of($"{Dilation}·({Kernel} − 1) − 1");
        return InvariantText.Of($"({Size}{padding} − {reach})/{Stride} + 1 = ") + (Out > 0 ? InvariantText.Of($"{Out}") : "nothing");
    }

    /// <summary>Both axes as a window; they were checked to be addressable. A kernel of one pixel has no dilation.</summary>
    public static Window Window(Border y, Border x, int channels) => checked(
        new(y.Size, x.Size, channels, (int)y.Out, (int)x.Out, y.Kernel, x.Kernel, y.Stride, x.Stride, (int)y.Before, (int)x.Before)
        {
            DilationY = y.Kernel == 1 ? 1 : y.Dilation,
            DilationX = x.Kernel == 1 ? 1 : x.Dilation,
        });
}
