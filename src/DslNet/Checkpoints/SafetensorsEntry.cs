namespace DslNet;

/// <summary>A tensor's entry in the header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">F32, F64, F16, BF16, or I64 for a count of batches.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Start">Its first byte, from the end of the header.</param>
/// <param name="End">The end of its bytes, exclusive.</param>
internal sealed record SafetensorsEntry(string Name, string Type, long[] Shape, long Start, long End)
{
    /// <summary>Bytes of an element, or 0 for an unsupported type.</summary>
    public static int BytesOf(string type) => type switch
    {
        "F64" or "I64" => 8,
        "F32" => 4,
        "F16" or "BF16" => 2,
        _ => 0,
    };

    /// <summary>PyTorch counts the batches that a BatchNorm has seen; nothing here depends on it.</summary>
    public bool IsBatchCount => Type == "I64" && Name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);

    /// <summary>The extents as text.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape.Select(extent => FormattableString.Invariant($"{extent}")))}]";
}
