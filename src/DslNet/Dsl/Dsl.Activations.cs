namespace DslNet;

/// <content>Activations.</content>
public static partial class Dsl
{
    /// <summary>max(x, 0).</summary>
    public static Layer Relu { get; } = new("Relu");

    /// <summary>1 / (1 + e^−x).</summary>
    public static Layer Sigmoid { get; } = new("Sigmoid");

    /// <summary>tanh x.</summary>
    public static Layer Tanh { get; } = new("Tanh");

    /// <summary>x·Φ(x) with the normal distribution's Φ, exact. (D. Hendrycks, K. Gimpel, 2016.)</summary>
    public static Layer Gelu { get; } = new("Gelu");

    /// <summary>x·sigmoid(x). (S. Elfwing and others, 2017.)</summary>
    public static Layer Silu { get; } = new("Silu");

    /// <summary>log(1 + e^x).</summary>
    public static Layer Softplus { get; } = new("Softplus");

    /// <summary>e^x / Σ e^x over the features: probabilities of classes.</summary>
    public static Layer Softmax { get; } = new("Softmax");

    /// <summary>x where it is positive, else slope·x.</summary>
    /// <param name="slope">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't finite.</exception>
    public static Layer LeakyRelu(float slope = 0.01f) => new("LeakyRelu", new LayerArgument("slope", DslChecks.Finite(slope)));

    /// <summary>x where it is positive, else alpha·(e^x − 1). (D. Clevert and others, 2015.)</summary>
    /// <param name="alpha">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't finite.</exception>
    public static Layer Elu(float alpha = 1f) => new("Elu", new LayerArgument("alpha", DslChecks.Finite(alpha)));

    /// <summary>
    /// A scalar function of your own, such as <c>x =&gt; x * MathF.Tanh(x)</c>; its derivative is derived at compile time.
    /// It may use + − * /, constants, MathF's Exp Log Tanh Sqrt Abs Max Min Pow(x, constant) Sin Cos, conditionals,
    /// <see cref="Scalar"/>'s functions, and methods of the same kind.
    /// </summary>
    /// <param name="function">From a number to a number.</param>
    public static Layer Activation(Func<float, float> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new("Activation", new LayerArgument("function", function));
    }

    /// <summary>
    /// A scalar function of x and a learned number, such as <c>Activation((x, a) =&gt; x &gt; 0 ? x : a * x, Parameter(Init.Constant(0.25f)))</c>, which is PReLU
    /// (K. He and others, 2015). It is derived by both at compile time, and may use what <see cref="Activation(Func{float, float})"/> may.
    /// </summary>
    /// <param name="function">From x and the learned number to a number.</param>
    /// <param name="parameter">The learned number (see <see cref="Parameter"/>).</param>
    public static Layer Activation(Func<float, float, float> function, LearnedNumber parameter)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameter);
        return new("Activation", new("function", function), new("parameter", parameter));
    }

    /// <summary>A scalar function of x and two learned numbers, such as <c>Activation((x, a, b) =&gt; (a * x) + b, …)</c>, which is a learned scale and shift.</summary>
    /// <param name="function">From x and the learned numbers, in their order, to a number.</param>
    /// <param name="parameter1">The first learned number (see <see cref="Parameter"/>).</param>
    /// <param name="parameter2">The second one.</param>
    public static Layer Activation(Func<float, float, float, float> function, LearnedNumber parameter1, LearnedNumber parameter2)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameter1);
        ArgumentNullException.ThrowIfNull(parameter2);
        return new("Activation", new("function", function), new("parameter1", parameter1), new("parameter2", parameter2));
    }

    /// <summary>A number of your own that is learned, for <see cref="Activation(Func{float, float, float}, LearnedNumber)"/>.</summary>
    /// <param name="init">How it starts: <see cref="Init.Constant"/>, <see cref="Init.Zeros"/>, <see cref="Init.Normal"/> or <see cref="Init.Uniform"/>.</param>
    /// <param name="per">Whether there is one for each channel, or one for the whole layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The initializer is none of these, or <paramref name="per"/> is no member of <see cref="Per"/>.</exception>
    public static LearnedNumber Parameter(Init init, Per per = Per.Channel) => new(DslChecks.Start(init), DslChecks.Defined(per));

    /// <summary>scale·x + offset, neither of them learned: what <c>1 - net</c> and <c>2 * net</c> are.</summary>
    /// <param name="scale">Finite.</param>
    /// <param name="offset">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them isn't finite.</exception>
    public static Layer Rescale(float scale, float offset = 0) => new("Rescale", new("scale", DslChecks.Finite(scale)), new("offset", DslChecks.Finite(offset)));
}
