using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>How a back end lays values out in memory, counted in floats.</summary>
public abstract record MemoryLayout
{
    /// <summary>The stride between rows of the batch. Padding of rows has unspecified contents.</summary>
    public abstract int RowStride(Value value);

    /// <summary>The stride between pixels.</summary>
    public abstract int PixelStride(Value value);

    /// <summary>The size of a value that isn't per row, padding included.</summary>
    public abstract int StoredFloats(Value value);

    /// <summary>Whether each pixel's channels are padded, so that the pixels of a row aren't contiguous.</summary>
    public bool HasPaddedChannels(Value value) => value.Shape.Rank > 1 && PixelStride(value) != value.Shape.Channels;

    /// <summary>Whether both sides of a reshape have the same memory layout: then it is a view, and nothing is copied.</summary>
    public bool IsView(ReshapeKernel kernel) => (HasPaddedChannels(kernel.Input), HasPaddedChannels(kernel.Output)) switch
    {
        (false, false) => true,
        (true, true) => kernel.Input.Shape.Channels == kernel.Output.Shape.Channels,
        _ => false,
    };
}
