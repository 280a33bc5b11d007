namespace DslNet;

/// <summary>
/// The DSL in its fluent form: <c>Input(64).Dense(128).Relu()</c> is <c>Input(64) &gt;&gt; Dense(128) &gt;&gt; Relu</c>.
/// Each method puts the layer of the same name behind a net or a block.
/// </summary>
public static partial class Fluent
{
    /// <summary><see cref="Dsl.Flatten"/> behind this.</summary>
    public static TChain Flatten<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Flatten);

    /// <summary><see cref="Dsl.Dense"/> behind this.</summary>
    public static TChain Dense<TChain>(this TChain chain, int units, Init init = default, bool bias = true, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.Dense(units, init, bias, name));

    /// <summary><see cref="Dsl.BatchNorm"/> behind this.</summary>
    public static TChain BatchNorm<TChain>(this TChain chain, float momentum = 0.1f, float epsilon = 1e-5f, string? name = null)
        where TChain : IChain<TChain> => chain.Then(Dsl.BatchNorm(momentum, epsilon, name));

    /// <summary><see cref="Dsl.Dropout"/> behind this.</summary>
    public static TChain Dropout<TChain>(this TChain chain, float rate) where TChain : IChain<TChain> => chain.Then(Dsl.Dropout(rate));

    /// <summary><see cref="Dsl.Relu"/> behind this.</summary>
    public static TChain Relu<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Relu);

    /// <summary><see cref="Dsl.LeakyRelu"/> behind this.</summary>
    public static TChain LeakyRelu<TChain>(this TChain chain, float slope = 0.01f) where TChain : IChain<TChain> => chain.Then(Dsl.LeakyRelu(slope));

    /// <summary><see cref="Dsl.Sigmoid"/> behind this.</summary>
    public static TChain Sigmoid<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Sigmoid);

    /// <summary><see cref="Dsl.Tanh"/> behind this.</summary>
    public static TChain Tanh<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Tanh);

    /// <summary><see cref="Dsl.Elu"/> behind this.</summary>
    public static TChain Elu<TChain>(this TChain chain, float alpha = 1f) where TChain : IChain<TChain> => chain.Then(Dsl.Elu(alpha));

    /// <summary><see cref="Dsl.Gelu"/> behind this.</summary>
    public static TChain Gelu<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Gelu);

    /// <summary><see cref="Dsl.Silu"/> behind this.</summary>
    public static TChain Silu<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Silu);

    /// <summary><see cref="Dsl.Softplus"/> behind this.</summary>
    public static TChain Softplus<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Softplus);

    /// <summary><see cref="Dsl.Softmax"/> behind this.</summary>
    public static TChain Softmax<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Softmax);

    /// <summary><see cref="Dsl.Activation(Func{float, float})"/> behind this.</summary>
    public static TChain Activation<TChain>(this TChain chain, Func<float, float> function) where TChain : IChain<TChain> => chain.Then(Dsl.Activation(function));

    /// <summary><see cref="Dsl.Activation(Func{float, float, float}, LearnedNumber)"/> behind this.</summary>
    public static TChain Activation<TChain>(this TChain chain, Func<float, float, float> function, LearnedNumber parameter)
        where TChain : IChain<TChain> => chain.Then(Dsl.Activation(function, parameter));

    /// <summary><see cref="Dsl.Activation(Func{float, float, float, float}, LearnedNumber, LearnedNumber)"/> behind this.</summary>
    public static TChain Activation<TChain>(this TChain chain, Func<float, float, float, float> function, LearnedNumber parameter1, LearnedNumber parameter2)
        where TChain : IChain<TChain> => chain.Then(Dsl.Activation(function, parameter1, parameter2));

    /// <summary><see cref="Dsl.Rescale"/> behind this.</summary>
    public static TChain Rescale<TChain>(this TChain chain, float scale, float offset = 0) where TChain : IChain<TChain> => chain.Then(Dsl.Rescale(scale, offset));

    /// <summary><see cref="Dsl.Residual(Layer)"/> behind this.</summary>
    public static TChain Residual<TChain>(this TChain chain, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Residual(block));

    /// <summary><see cref="Dsl.Residual(Layer, Layer)"/> behind this.</summary>
    public static TChain Residual<TChain>(this TChain chain, Layer block, Layer shortcut) where TChain : IChain<TChain> => chain.Then(Dsl.Residual(block, shortcut));

    /// <summary><see cref="Dsl.Repeat(int, Layer)"/> behind this.</summary>
    public static TChain Repeat<TChain>(this TChain chain, int count, Layer block) where TChain : IChain<TChain> => chain.Then(Dsl.Repeat(count, block));

    /// <summary><see cref="Dsl.Repeat(int, Func{int, Layer})"/> behind this.</summary>
    public static TChain Repeat<TChain>(this TChain chain, int count, Func<int, Layer> block) where TChain : IChain<TChain> => chain.Then(Dsl.Repeat(count, block));

    /// <summary><see cref="Dsl.Chain"/> behind this.</summary>
    public static TChain Chain<TChain>(this TChain chain, params Layer[] layers) where TChain : IChain<TChain> => chain.Then(Dsl.Chain(layers));
}
