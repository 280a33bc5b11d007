namespace DslNet;

public static partial class Dsl
{
    /// <summary>The block several times in sequence, each time with parameters of its own.</summary>
    /// <param name="count">How often; 0 is the empty block.</param>
    /// <param name="block">What is repeated.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Layer Repeat(int count, Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return Repeat(count, _ => block);
    }

    /// <summary>One block for each number from 0 to count − 1, in that order.</summary>
    /// <param name="count">How many; 0 is the empty block.</param>
    /// <param name="block">From the number to the block.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="ArgumentException">A block is null.</exception>
    public static Layer Repeat(int count, Func<int, Layer> block)
    {
        DslChecks.AtLeast(0, count);
        ArgumentNullException.ThrowIfNull(block);
        return Joined(Enumerable.Range(0, count).Select(block), nameof(block));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Repeat(int, Layer)"/>.</summary>
    public static TChain Repeat<TChain>(this TChain chain, int count, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Repeat(count, block));

    /// <summary>Appends <see cref="Dsl.Repeat(int, Func{int, Layer})"/>.</summary>
    public static TChain Repeat<TChain>(this TChain chain, int count, Func<int, Layer> block) where TChain : IChain<TChain> => chain.Then(Dsl.Repeat(count, block));
}
