namespace DslNet;

public static partial class Dsl
{
    /// <summary>Swaps two axes: of an image of height × width × channels, <c>Transpose(Axis.Height, Axis.Width)</c> makes width × height × channels.</summary>
    /// <param name="first">An axis of the value.</param>
    /// <param name="second">Another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">An axis is no member of <see cref="Axis"/>.</exception>
    public static Layer Transpose(Axis first, Axis second) => new("Transpose", new("first", DslChecks.Defined(first)), new("second", DslChecks.Defined(second)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Transpose"/>.</summary>
    public static TChain Transpose<TChain>(this TChain chain, Axis first, Axis second) where TChain : IChain<TChain> => chain.Then(Dsl.Transpose(first, second));
}
