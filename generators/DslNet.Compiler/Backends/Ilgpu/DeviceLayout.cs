using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>The layout on a device: dense, so that every reshape is a view.</summary>
public sealed record DeviceLayout : MemoryLayout
{
    private DeviceLayout()
    {
    }

    /// <summary>The singleton.</summary>
    public static DeviceLayout Instance { get; } = new();

    public override int RowStride(Value value) => value.Size;

    public override int PixelStride(Value value) => value.Shape.Channels;

    public override int StoredFloats(Value value) => value.Size;
}
