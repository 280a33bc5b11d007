namespace DslNet;

/// <summary>
/// What random choices start from: 64 bits. Any whole number is one, so that an <c>int</c> that counts trainings can be handed over as it is.
/// A negative number is its 64 bits in two's complement: −1 is the same seed as <see cref="ulong.MaxValue"/>, as an <c>int</c> and as a <c>long</c>.
/// </summary>
/// <param name="Bits">The 64 bits.</param>
public readonly record struct Seed(ulong Bits)
{
    /// <summary>A number as a seed; a negative one by its 64 bits.</summary>
    /// <param name="number">Any number.</param>
    public static implicit operator Seed(int number) => new(unchecked((ulong)number));

    /// <summary>A number as a seed.</summary>
    /// <param name="number">Any number.</param>
    public static implicit operator Seed(uint number) => new(number);

    /// <summary>A number as a seed; a negative one by its 64 bits.</summary>
    /// <param name="number">Any number.</param>
    public static implicit operator Seed(long number) => new(unchecked((ulong)number));

    /// <summary>A number as a seed.</summary>
    /// <param name="number">Any number.</param>
    public static implicit operator Seed(ulong number) => new(number);

    /// <summary>The 64 bits of a seed.</summary>
    /// <param name="seed">The seed.</param>
    public static implicit operator ulong(Seed seed) => seed.Bits;

    /// <summary>The bits as a number, in the invariant culture.</summary>
    public override string ToString() => Bits.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
