namespace DslNet;

/// <summary>One part of a network's memory.</summary>
/// <param name="Name">What it holds: parameters, gradients, optimizer, activations or scratch.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Share">Its share of the whole, in 0..1.</param>
public readonly record struct MemoryPart(string Name, long Bytes, double Share)
{
    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"MemoryPart {{ Name = {Name}, Bytes = {Bytes}, Share = {Share} }}");
}
