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
}
