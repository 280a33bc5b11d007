namespace DslNet;

public static partial class Dsl
{
    /// <summary>x·block(x), element by element. (J. Hu and others, Squeeze-and-Excitation Networks, 2018.)</summary>
    /// <param name="block">Its output has its input's shape.</param>
    public static Layer Gate(Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Gate", new LayerArgument("block", block));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Gate"/>.</summary>
    public static TChain Gate<TChain>(this TChain chain, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Gate(block));
}
