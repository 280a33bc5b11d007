namespace DslNet;

public static partial class Dsl
{
    /// <summary>x + block(x). (K. He and others, 2015.)</summary>
    /// <param name="block">Its output has its input's shape.</param>
    public static Layer Residual(Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Residual", new LayerArgument("block", block));
    }

    /// <summary>shortcut(x) + block(x), for a block that changes the shape. (K. He and others, 2015.)</summary>
    /// <param name="block">Its output has the shape of the shortcut's.</param>
    /// <param name="shortcut">Such as <c>Conv2D(32, 1, stride: 2)</c>.</param>
    public static Layer Residual(Layer block, Layer shortcut)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(shortcut);
        return new("Residual", new("block", block), new("shortcut", shortcut));
    }
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Residual(Layer)"/>.</summary>
    public static TChain Residual<TChain>(this TChain chain, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Residual(block));

    /// <summary>Appends <see cref="Dsl.Residual(Layer, Layer)"/>.</summary>
    public static TChain Residual<TChain>(this TChain chain, Layer block, Layer shortcut) where TChain : IChain<TChain> => chain.Then(Dsl.Residual(block, shortcut));
}
