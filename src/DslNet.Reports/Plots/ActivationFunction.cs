namespace DslNet.Reports;

/// <summary>An activation and its derivative, in double precision, with the DSL's default parameters.</summary>
/// <param name="Name">As the DSL writes it.</param>
/// <param name="Value">The function.</param>
/// <param name="Slope">Its derivative; at a kink, that from the right.</param>
internal sealed record ActivationFunction(string Name, Func<double, double> Value, Func<double, double> Slope)
{
    private const double LeakySlope = 0.01;

    /// <summary>Those that textbooks begin with, then the others.</summary>
    public static IReadOnlyList<ActivationFunction> All { get; } =
    [
        new("Sigmoid", Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x))),
        new("Tanh", Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x))),
        new("Relu", x => Math.Max(x, 0), x => x >= 0 ? 1 : 0) { HasKink = true },
        new("LeakyRelu", x => x >= 0 ? x : LeakySlope * x, x => x >= 0 ? 1 : LeakySlope) { HasKink = true },
        new("Elu", x => x >= 0 ? x : Math.Exp(x) - 1, x => x >= 0 ? 1 : Math.Exp(x)),
        new("Gelu", x => x * NormalShare(x), x => NormalShare(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI))),
        new("Silu", x => x * Sigmoid(x), x => Sigmoid(x) * (1 + (x * (1 - Sigmoid(x))))),
        new("Softplus", x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Sigmoid),
    ];

    /// <summary>Whether the derivative jumps at 0.</summary>
    public bool HasKink { get; init; }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // Φ(x), the share of a normal distribution that lies below x. The library's Gelu is x·Φ(x).
    private static double NormalShare(double x) => x == 0 ? 0.5 : Scalar.Gelu((float)x) / (float)x;
}
