namespace DslNet.Compiler.Kernels;

/// <summary>A named value of a kernel program.</summary>
/// <param name="Id">Its number in the program.</param>
/// <param name="Name">For people, such as <c>dense1.weight</c> or <c>relu1.gradient</c>; unique in the program.</param>
/// <param name="Kind">Where it lives.</param>
/// <param name="Shape">Of one row, or of the whole where the value is not per row.</param>
/// <param name="Layer">Number of the layer it belongs to, or −1.</param>
public sealed record Value(int Id, string Name, ValueKind Kind, Shape Shape, int Layer)
{
    /// <summary>The type of its elements.</summary>
    public ElementType Type { get; init; } = Kind == ValueKind.Positions ? ElementType.UInt8 : ElementType.Float32;

    /// <summary>Whether there is one such shape for each row of the batch.</summary>
    public bool PerRow => Kind is ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions or ValueKind.RowCounts;

    /// <summary>Numbers in one row, or in the whole where not per row.</summary>
    public int Size => Shape.Size;

    /// <summary>
    /// Whether each pixel is filled up to whole vectors of 8, so that the channels of a pixel can be worked on as the numbers of a
    /// row are. (What comes from the user is dense, and where the channels are whole vectors there is nothing to fill.)
    /// </summary>
    public bool IsSpread => Kind is ValueKind.Activation && Shape.Rank > 1 && Shape.Channels % 8 != 0;

    /// <summary>Floats from one pixel to the next.</summary>
    public int PixelStride => Kind is ValueKind.Activation ? WholeVectors(Shape.Channels) : Shape.Channels;

    /// <summary>Floats from one row of the batch to the next: whole vectors of 8. What fills a row up may be anything.</summary>
    public int Stride => (Type, Kind) switch
    {
        (ElementType.UInt8, _) => WholeVectors(checked((Shape.Pixels * WholeVectors(Shape.Channels)) + 3) / 4),   // four of them where a float would be
        (_, ValueKind.Activation) => checked(Shape.Pixels * PixelStride),
        _ => WholeVectors(Size),
    };

    /// <summary>
    /// Numbers that are stored for the whole of a parameter or its gradient: a matrix lies in panels of 16 columns, and what fills
    /// the last one up is 0.
    /// </summary>
    public int Stored => Kind is ValueKind.Parameter or ValueKind.Buffer or ValueKind.Gradient or ValueKind.GradientPart && Shape.Rank > 1
        ? checked(Size / Shape.Extents[Shape.Rank - 1] * ((Shape.Extents[Shape.Rank - 1] + 15) / 16 * 16))
        : Size;

    /// <summary>Values are the keys of nearly everything that passes know; their numbers tell them apart.</summary>
    public override int GetHashCode() => Id;

    public override string ToString() => (PerRow ? $"{Name}[rows×{Shape}]" : $"{Name}[{Shape}]") + (Type == ElementType.Float32 ? "" : $" of {Type}");

    private static int WholeVectors(int numbers) => checked((numbers + 7) / 8 * 8);
}
