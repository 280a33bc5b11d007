namespace DslNet;

public static partial class Dsl
{
    /// <summary>The identity; its value gets a name by which <c>Predict</c> can compute it.</summary>
    /// <param name="name">The value's name: letters, digits and underscores.</param>
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
