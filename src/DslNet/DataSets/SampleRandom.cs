namespace DslNet;

/// <summary>
/// The random number generator of one sample in one epoch. Its numbers depend on seed, epoch and sample alone, so that neither the order of rows
/// nor the batch size nor the number of threads affects them. Pass it by reference: a copy repeats the same numbers.
/// </summary>
public struct SampleRandom
{
    // Shuffles draw from (seed, epoch), too; another seed makes the streams independent.
    private const ulong ApartFromShuffles = 0xA0761D6478BD642F;

    private SeededRandom random;

    /// <summary>The generator of one sample in one epoch.</summary>
    /// <param name="seed">The training's seed.</param>
    /// <param name="epoch">The epoch, from 1 in a network's first training; a later one goes on counting.</param>
    /// <param name="sample">The sample's row in its set, from 0.</param>
    public SampleRandom(Seed seed, long epoch, int sample)
    {
        var epochs = new SeededRandom(seed.Bits ^ ApartFromShuffles, (ulong)epoch);
        random = new SeededRandom(epochs.Next(), (uint)sample);
    }

    /// <summary>A uniform number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform() => (random.Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in [from, to); the number itself where both are equal.</summary>
    /// <param name="from">The smallest number.</param>
    /// <param name="to">The bound; at least <paramref name="from"/>.</param>
    public double Uniform(double from, double to) => from + ((to - from) * Uniform());

    /// <summary>A uniform integer in <paramref name="from"/>..<paramref name="to"/>, both included.</summary>
    /// <param name="from">The smallest number.</param>
    /// <param name="to">The largest number; at least <paramref name="from"/>, and less than 2³¹ − 1 above it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is below <paramref name="from"/> or too far above it.</exception>
    public int Integer(int from, int to)
    {
        long count = (long)to - from + 1;
        if (count is < 1 or > int.MaxValue)
        {
            throw OutOfRange.Of(nameof(to), to, FormattableString.Invariant($"The largest number must be at least the smallest, {from}, and less than 2^31 - 1 above it."));
        }

        return from + random.Below((int)count);
    }

    /// <summary>
    /// Two independent standard normal numbers.
    /// (G. E. P. Box, M. E. Muller, A Note on the Generation of Random Normal Deviates, 1958.)
    /// </summary>
    public (double First, double Second) Normal()
    {
        // 1 − u is above 0, so that its logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        (double sine, double cosine) = double.SinCosPi(2 * Uniform());
        return (radius * cosine, radius * sine);
    }
}
