using System.Text;

namespace DslNet;

/// <summary>Settings drawn at random, each from the seed, the trial and its own name: what else is asked for, and when, changes nothing.</summary>
internal sealed class RandomSettings(ulong seed, int trial) : ISettings
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    // 53 bits, all that a double has.
    public double Unit(string name) => (Random(name).Next() >> 11) * (1.0 / (1UL << 53));

    public int Index(string name, int count) => Random(name).Below(count);

    /// <summary>The name by FNV-1a (Fowler, Noll, Vo): the same on every machine, which string.GetHashCode isn't.</summary>
    private SeededRandom Random(string name)
    {
        ulong hash = FnvOffset;
        foreach (byte part in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ part) * FnvPrime;
        }

        return new SeededRandom(seed, hash + (ulong)trial);
    }
}
