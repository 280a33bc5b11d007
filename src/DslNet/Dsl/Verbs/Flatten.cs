namespace DslNet;

public static partial class Dsl
{
    /// <summary>Flattens [height, width, channels] or [length, channels] to a vector, row-major; what is behind a row's length becomes 0.</summary>
    public static Layer Flatten { get; } = new("Flatten");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Flatten"/>.</summary>
    public static TChain Flatten<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Flatten);
}
