using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// The rows of an elementwise kernel: rows of the batch, or, where an operand is per channel or pixels are
/// padded, the channels of each pixel; and their extents as they are printed.
/// </summary>
/// <param name="Pixels">Rows per row of the batch.</param>
/// <param name="Size">Elements in a row.</param>
internal sealed record RowLayout(int Pixels, int Size)
{
    /// <summary>The number of rows.</summary>
    public string Rows => RowsOf(Pixels);

    /// <summary>The number of elements of each.</summary>
    public string Columns => InvariantText.Of(Size);

    /// <summary>The layout of a kernel with these values over rows of <paramref name="full"/> elements.</summary>
    public static RowLayout Of(IEnumerable<Value> values, int full, bool perRow)
    {
        Value[] all = [.. values];
        int channels = !perRow ? full
            : all.FirstOrDefault(value => !value.PerRow && value.Size > 1 && value.Size < full)?.Size
            ?? all.FirstOrDefault(CpuLayout.Instance.HasPaddedChannels)?.Shape.Channels
            ?? full;
        return new RowLayout(full / channels, channels);
    }

    /// <summary>One row per pixel.</summary>
    public static RowLayout Of(Shape shape) => new(shape.Pixels, shape.Channels);

    /// <summary>The layout of a value: per pixel only where channels are padded.</summary>
    public static RowLayout Of(Value value) => CpuLayout.Instance.HasPaddedChannels(value) ? Of(value.Shape) : new RowLayout(1, value.Size);

    private static string RowsOf(int pixels) => pixels == 1 ? "rows" : $"rows * {InvariantText.Of(pixels)}";
}
