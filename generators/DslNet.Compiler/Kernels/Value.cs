namespace DslNet.Compiler.Kernels;

/// <summary>A named value of a kernel program.</summary>
/// <param name="Id">Its index in the program.</param>
/// <param name="Name">For people, such as <c>dense1.weight</c> or <c>relu1.gradient</c>; unique in the program.</param>
/// <param name="Kind">Where it lives.</param>
/// <param name="Shape">The shape of one row, or of the whole value where it is not per row.</param>
/// <param name="Layer">Number of the layer it belongs to, or −1.</param>
public sealed record Value(int Id, string Name, ValueKind Kind, Shape Shape, int Layer)
{
    /// <summary>The type of its elements.</summary>
    public ElementType Type { get; init; } = Kind == ValueKind.Positions ? ElementType.UInt8 : ElementType.Float32;

    /// <summary>Whether it has one such row for each row of the batch.</summary>
    public bool PerRow => Kind is ValueKind.Input or ValueKind.Target or ValueKind.Activation or ValueKind.Positions or ValueKind.RowCounts;

    /// <summary>Elements in one row, or in the whole value where it is not per row.</summary>
    public int Size => Shape.Size;

    /// <summary>Values are the keys of most dictionaries of passes, and ids are unique in a program.</summary>
    public override int GetHashCode() => Id;

    public override string ToString() => (PerRow ? $"{Name}[rows×{Shape}]" : $"{Name}[{Shape}]") + (Type == ElementType.Float32 ? "" : $" of {Type}");
}
