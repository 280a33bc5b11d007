namespace DslNet;

public static partial class Dsl
{
    /// <summary>
    /// A scalar function of your own, applied to each element, such as <c>x =&gt; x * MathF.Tanh(x)</c>; it is differentiated at compile time.
    /// It may use + − * /, constants, MathF's Exp Log Tanh Sqrt Abs Max Min Pow(x, constant) Sin Cos, conditionals,
    /// <see cref="Scalar"/>'s functions, and methods of the same kind.
    /// </summary>
    /// <param name="function">From an element of the input to one of the output.</param>
    public static Layer Activation(Func<float, float> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new("Activation", new LayerArgument("function", function));
    }

    /// <summary>
    /// A scalar function of x and a learned parameter, such as <c>Activation((x, a) =&gt; x &gt; 0 ? x : a * x, Parameter(Init.Constant(0.25f)))</c>, which is PReLU
    /// (K. He and others, 2015). It is differentiated by both at compile time, and may use what <see cref="Activation(Func{float, float})"/> may.
    /// </summary>
    /// <param name="function">From x and the learned parameter to an element of the output.</param>
    /// <param name="parameter">The learned parameter (see <see cref="Parameter"/>).</param>
    public static Layer Activation(Func<float, float, float> function, LearnedNumber parameter)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameter);
        return new("Activation", new("function", function), new("parameter", parameter));
    }

    /// <summary>A scalar function of x and two learned parameters, such as <c>Activation((x, a, b) =&gt; (a * x) + b, …)</c>, which is a learned scale and shift.</summary>
    /// <param name="function">From x and the learned parameters, in their order, to an element of the output.</param>
    /// <param name="parameter1">The first learned parameter (see <see cref="Parameter"/>).</param>
    /// <param name="parameter2">The second one.</param>
    public static Layer Activation(Func<float, float, float, float> function, LearnedNumber parameter1, LearnedNumber parameter2)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameter1);
        ArgumentNullException.ThrowIfNull(parameter2);
        return new("Activation", new("function", function), new("parameter1", parameter1), new("parameter2", parameter2));
    }

    /// <summary>A learned parameter of a function of your own, for <see cref="Activation(Func{float, float, float}, LearnedNumber)"/>.</summary>
    /// <param name="init">Its initializer: <see cref="Init.Constant"/>, <see cref="Init.Zeros"/>, <see cref="Init.Normal"/> or <see cref="Init.Uniform"/>.</param>
    /// <param name="per">Whether there is one for each channel, or one for the whole layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The initializer is none of these, or <paramref name="per"/> is no member of <see cref="Per"/>.</exception>
    public static LearnedNumber Parameter(Init init, Per per = Per.Channel) => new(DslChecks.Start(init), DslChecks.Defined(per));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Activation(Func{float, float})"/>.</summary>
    public static TChain Activation<TChain>(this TChain chain, Func<float, float> function) where TChain : IChain<TChain> => chain.Then(Dsl.Activation(function));

    /// <summary>Appends <see cref="Dsl.Activation(Func{float, float, float}, LearnedNumber)"/>.</summary>
    public static TChain Activation<TChain>(this TChain chain, Func<float, float, float> function, LearnedNumber parameter)
        where TChain : IChain<TChain> => chain.Then(Dsl.Activation(function, parameter));

    /// <summary>Appends <see cref="Dsl.Activation(Func{float, float, float, float}, LearnedNumber, LearnedNumber)"/>.</summary>
    public static TChain Activation<TChain>(this TChain chain, Func<float, float, float, float> function, LearnedNumber parameter1, LearnedNumber parameter2)
        where TChain : IChain<TChain> => chain.Then(Dsl.Activation(function, parameter1, parameter2));
}
