namespace DslNet;

public static partial class Dsl
{
    /// <summary>The value itself, under a name by which it can be predicted.</summary>
    /// <param name="name">What the value is called: letters, digits and underscores.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no identifier.</exception>
    public static Layer Tap(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new("Tap", new LayerArgument("name", DslChecks.Name(name)));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Tap"/>.</summary>
    public static TChain Tap<TChain>(this TChain chain, string name) where TChain : IChain<TChain> => chain.Then(Dsl.Tap(name));
}
