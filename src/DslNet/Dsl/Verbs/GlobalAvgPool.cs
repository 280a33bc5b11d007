namespace DslNet;

public static partial class Dsl
{
    /// <summary>Global average pooling: the mean of each channel over all pixels or positions, [channels]; of a row with a length over the steps before it, 0 where that is 0. (M. Lin and others, 2013.)</summary>
    public static Layer GlobalAvgPool { get; } = new("GlobalAvgPool");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.GlobalAvgPool"/>.</summary>
    public static TChain GlobalAvgPool<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.GlobalAvgPool);
}
