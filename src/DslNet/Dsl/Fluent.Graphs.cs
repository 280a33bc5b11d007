namespace DslNet;

/// <content>Layers of graphs: joins of blocks, shared and frozen blocks, shapes.</content>
public static partial class Fluent
{
    /// <summary><see cref="Dsl.Identity"/> behind this.</summary>
    public static TChain Identity<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Identity);

    /// <summary><see cref="Dsl.StopGradient"/> behind this.</summary>
    public static TChain StopGradient<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.StopGradient);

    /// <summary><see cref="Dsl.Shared"/> behind this, a set of parameters of its own: bind the layer to a name to apply it in several places.</summary>
    public static TChain Shared<TChain>(this TChain chain, Layer block, string? name = null) where TChain : IChain<TChain> => chain.Then(Dsl.Shared(block, name));

    /// <summary><see cref="Dsl.Frozen"/> behind this.</summary>
    public static TChain Frozen<TChain>(this TChain chain, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Frozen(block));

    /// <summary><see cref="Dsl.Tap"/> behind this.</summary>
    public static TChain Tap<TChain>(this TChain chain, string name) where TChain : IChain<TChain> => chain.Then(Dsl.Tap(name));

    /// <summary><see cref="Dsl.Concat(Layer[])"/> behind this: each layer is applied to this value.</summary>
    public static TChain Concat<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Concat(layers));

    /// <summary><see cref="Dsl.Concat(Axis, Layer[])"/> behind this: each layer is applied to this value.</summary>
    public static TChain Concat<TChain>(this TChain chain, Axis axis, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Concat(axis, layers));

    /// <summary><see cref="Dsl.Add(Layer[])"/> behind this: each layer is applied to this value.</summary>
    public static TChain Add<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Add(layers));

    /// <summary><see cref="Dsl.Multiply(Layer[])"/> behind this: each layer is applied to this value.</summary>
    public static TChain Multiply<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Multiply(layers));

    /// <summary><see cref="Dsl.Reshape(int)"/> behind this.</summary>
    public static TChain Reshape<TChain>(this TChain chain, int size) where TChain : IChain<TChain> => chain.Then(Dsl.Reshape(size));

    /// <summary><see cref="Dsl.Reshape(int, int)"/> behind this.</summary>
    public static TChain Reshape<TChain>(this TChain chain, int length, int channels) where TChain : IChain<TChain> => chain.Then(Dsl.Reshape(length, channels));

    /// <summary><see cref="Dsl.Reshape(int, int, int)"/> behind this.</summary>
    public static TChain Reshape<TChain>(this TChain chain, int height, int width, int channels) where TChain : IChain<TChain> => chain.Then(Dsl.Reshape(height, width, channels));

    /// <summary><see cref="Dsl.Slice"/> behind this.</summary>
    public static TChain Slice<TChain>(this TChain chain, Range range, Axis axis = Axis.Channels) where TChain : IChain<TChain> => chain.Then(Dsl.Slice(range, axis));

    /// <summary><see cref="Dsl.Transpose"/> behind this.</summary>
    public static TChain Transpose<TChain>(this TChain chain, Axis first, Axis second) where TChain : IChain<TChain> => chain.Then(Dsl.Transpose(first, second));

    /// <summary><see cref="Dsl.Upsample2D"/> behind this.</summary>
    public static TChain Upsample2D<TChain>(this TChain chain, int factor, Interpolation interpolation = Interpolation.Nearest)
        where TChain : IChain<TChain> => chain.Then(Dsl.Upsample2D(factor, interpolation));

    /// <summary><see cref="Dsl.Pad(int)"/> behind this.</summary>
    public static TChain Pad<TChain>(this TChain chain, int pixels) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(pixels));

    /// <summary><see cref="Dsl.Pad(int, int)"/> behind this.</summary>
    public static TChain Pad<TChain>(this TChain chain, int before, int after) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(before, after));

    /// <summary><see cref="Dsl.Pad(int, int, int, int)"/> behind this.</summary>
    public static TChain Pad<TChain>(this TChain chain, int top, int bottom, int left, int right) where TChain : IChain<TChain> => chain.Then(Dsl.Pad(top, bottom, left, right));
}
