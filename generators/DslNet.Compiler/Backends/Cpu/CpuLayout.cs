using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>
/// The layout on a CPU: rows of the batch, and the channels of each pixel, are padded to whole vectors, so that a kernel works on a pixel's channels
/// as on the elements of a row; matrices are packed in panels of 16 columns. The user's inputs and outputs have no padding between pixels.
/// </summary>
public sealed record CpuLayout : MemoryLayout
{
    private const int Vector = 8, Panel = 16;

    private CpuLayout()
    {
    }

    /// <summary>The singleton.</summary>
    public static CpuLayout Instance { get; } = new();

    public override int PixelStride(Value value) => value.Kind is ValueKind.Activation ? Padded(value.Shape.Channels, Vector) : value.Shape.Channels;

    public override int RowStride(Value value) => (value.Type, value.Kind) switch
    {
        (ElementType.UInt8, _) => Padded(checked((value.Shape.Pixels * Padded(value.Shape.Channels, Vector)) + 3) / 4, Vector),   // four per float
        (_, ValueKind.Activation) => checked(value.Shape.Pixels * PixelStride(value)),
        _ => Padded(value.Size, Vector),
    };

    /// <summary>For a parameter, a buffer or a gradient of more than one axis, whole panels; the padding of the last one is 0.</summary>
    public override int StoredFloats(Value value) =>
        value.Kind is ValueKind.Parameter or ValueKind.Buffer or ValueKind.Gradient or ValueKind.GradientPart && value.Shape.Rank > 1
            ? checked(value.Size / value.Shape.Channels * Padded(value.Shape.Channels, Panel))
            : value.Size;

    private static int Padded(int count, int unit) => checked((count + unit - 1) / unit * unit);
}
