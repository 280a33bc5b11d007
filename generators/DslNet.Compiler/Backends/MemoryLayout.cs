using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>How a back end lays values out in memory, counted in floats.</summary>
public abstract record MemoryLayout
{
    /// <summary>From one row of the batch to the next. What pads a row may be anything.</summary>
    public abstract int RowStride(Value value);

    /// <summary>From one pixel to the next.</summary>
    public abstract int PixelStride(Value value);

    /// <summary>Taken by the whole of a value that isn't per row, padding included.</summary>
    public abstract int StoredFloats(Value value);

    /// <summary>Whether each pixel's channels are padded, so that pixels don't follow one another as the numbers of a row do.</summary>
    public bool HasPaddedChannels(Value value) => value.Shape.Rank > 1 && PixelStride(value) != value.Shape.Channels;

    /// <summary>Whether both sides of a reshape are the same floats: it is a view then, and nothing is copied.</summary>
    public bool IsView(ReshapeKernel kernel) => (HasPaddedChannels(kernel.Input), HasPaddedChannels(kernel.Output)) switch
    {
        (false, false) => true,
        (true, true) => kernel.Input.Shape.Channels == kernel.Output.Shape.Channels,
        _ => false,
    };
}
