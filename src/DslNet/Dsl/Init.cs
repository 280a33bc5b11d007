using System.Globalization;

namespace DslNet;

/// <summary>
/// The initializer of a weight. <c>default</c> is <see cref="Auto"/>. (He: K. He and others, 2015; Xavier: X. Glorot, Y. Bengio, 2010;
/// LeCun: Y. LeCun and others, Efficient BackProp, 1998.)
/// </summary>
public readonly record struct Init
{
    private Init(InitKind kind, float value = 0)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>The distribution.</summary>
    public InitKind Kind { get; }

    /// <summary>The standard deviation, limit or constant where the kind has one, else 0.</summary>
    public float Value { get; }

    /// <summary>
    /// Chosen from the activation that follows. <c>Relu</c>, <c>Gelu</c>, <c>Silu</c>, <c>Softplus</c>: He, a gain of √2. <c>Sigmoid</c>, <c>Tanh</c>,
    /// <c>Softmax</c> and none: Xavier. <c>LeakyRelu</c>: normal of gain √(2/(1 + slope²)), as PyTorch's <c>calculate_gain</c>. <c>Elu</c>: normal of gain
    /// 1/√E[elu(z)²], z standard normal (1.245 for alpha 1). Your own function: likewise, at most √2. A gain means a standard deviation of gain/√n_in.
    /// </summary>
    public static Init Auto => default;

    /// <summary>Normal, variance 2/n_in: for the ReLU family.</summary>
    public static Init HeNormal => new(InitKind.HeNormal);

    /// <summary>Uniform, variance 2/n_in.</summary>
    public static Init HeUniform => new(InitKind.HeUniform);

    /// <summary>Normal, variance 2/(n_in + n_out): for sigmoid, tanh and softmax.</summary>
    public static Init XavierNormal => new(InitKind.XavierNormal);

    /// <summary>Uniform, variance 2/(n_in + n_out).</summary>
    public static Init XavierUniform => new(InitKind.XavierUniform);

    /// <summary>Normal, variance 1/n_in.</summary>
    public static Init LeCunNormal => new(InitKind.LeCunNormal);

    /// <summary>All 0: the neurons of a layer then stay equal (no symmetry breaking).</summary>
    public static Init Zeros => new(InitKind.Zeros);

    /// <summary>The same as <see cref="HeNormal"/>.</summary>
    public static Init He => HeNormal;

    /// <summary>The same as <see cref="XavierNormal"/>.</summary>
    public static Init Xavier => XavierNormal;

    /// <summary>Normal with mean 0.</summary>
    /// <param name="std">The standard deviation; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't positive and finite.</exception>
    public static Init Normal(float std) => new(InitKind.Normal, DslChecks.Positive(std));

    /// <summary>Uniform between −limit and limit.</summary>
    /// <param name="limit">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't positive and finite.</exception>
    public static Init Uniform(float limit) => new(InitKind.Uniform, DslChecks.Positive(limit));

    /// <summary>All weights equal.</summary>
    /// <param name="value">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't finite.</exception>
    public static Init Constant(float value) => new(InitKind.Constant, DslChecks.Finite(value));

    /// <summary>For example <c>HeNormal</c> or <c>Normal(0.1)</c>.</summary>
    public override string ToString() => Kind is InitKind.Normal or InitKind.Uniform or InitKind.Constant
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind}({CanonicalText.Of(Value)})")
        : Kind.ToString();
}
