using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// What an elementwise kernel takes for a row: a row of the batch, or, where something is said channel by channel or pixels are
/// padded, the channels of a pixel. Its extents as they are printed.
/// </summary>
/// <param name="Pixels">Rows in a row of the batch.</param>
/// <param name="Size">Elements in a row.</param>
internal sealed record RowLayout(int Pixels, int Size)
{
    /// <summary>How many there are.</summary>
    public string Rows => RowsOf(Pixels);

    /// <summary>Elements of each.</summary>
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

    /// <summary>Pixel by pixel.</summary>
    public static RowLayout Of(Shape shape) => new(shape.Pixels, shape.Channels);

    /// <summary>A value's own: pixel by pixel only where their channels are padded.</summary>
    public static RowLayout Of(Value value) => CpuLayout.Instance.HasPaddedChannels(value) ? Of(value.Shape) : new RowLayout(1, value.Size);

    private static string RowsOf(int pixels) => pixels == 1 ? "rows" : $"rows * {InvariantText.Of(pixels)}";
}
