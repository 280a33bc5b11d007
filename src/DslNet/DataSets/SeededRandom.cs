namespace DslNet;

/// <summary>
/// The random number generator of splits and shuffles: SplitMix64 (Steele, Lea, Flood 2014), so that a seed gives the same order on every
/// machine and in every version of the runtime.
/// </summary>
internal struct SeededRandom(ulong seed, ulong stream = 0)
{
    // The stream is mixed in before, so that neighbouring (seed, stream) pairs don't give shifted copies of one sequence.
    private ulong state = Mix(seed) ^ Mix(~stream);

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>A uniform integer in 0..bound−1 (Lemire 2019: multiplication with rejection).</summary>
    public int Below(int bound)
    {
        ulong threshold = unchecked(0UL - (ulong)bound) % (ulong)bound;
        while (true)
        {
            ulong high = Math.BigMul(Next(), (ulong)bound, out ulong low);
            if (low >= threshold)
            {
                return (int)high;
            }
        }
    }

    /// <summary>Fisher–Yates shuffle.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
