namespace DslNet;

/// <summary>
/// The seed of a random number generator: 64 bits. Any integer converts to it.
/// A negative number is its 64 bits in two's complement: −1 is the same seed as <see cref="ulong.MaxValue"/>, as an <c>int</c> and as a <c>long</c>.
/// </summary>
/// <param name="Bits">The 64 bits.</param>
public readonly record struct Seed(ulong Bits)
{
    /// <summary>An integer as a seed; a negative one in two's complement.</summary>
    /// <param name="number">Any integer.</param>
    public static implicit operator Seed(int number) => new(unchecked((ulong)number));

    /// <summary>An integer as a seed.</summary>
    /// <param name="number">Any integer.</param>
    public static implicit operator Seed(uint number) => new(number);

    /// <summary>An integer as a seed; a negative one in two's complement.</summary>
    /// <param name="number">Any integer.</param>
    public static implicit operator Seed(long number) => new(unchecked((ulong)number));

    /// <summary>An integer as a seed.</summary>
    /// <param name="number">Any integer.</param>
    public static implicit operator Seed(ulong number) => new(number);

    /// <summary>The 64 bits of a seed.</summary>
    /// <param name="seed">The seed.</param>
    public static implicit operator ulong(Seed seed) => seed.Bits;

    /// <summary>The bits as an unsigned integer, in the invariant culture.</summary>
    public override string ToString() => Bits.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
