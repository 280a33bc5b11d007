namespace DslNet;

public static partial class Dsl
{
    /// <summary>x·Φ(x) with Φ the standard normal's distribution function, not its tanh approximation. (D. Hendrycks, K. Gimpel, 2016.)</summary>
    public static Layer Gelu { get; } = new("Gelu");
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Gelu"/>.</summary>
    public static TChain Gelu<TChain>(this TChain chain) where TChain : IChain<TChain> => chain.Then(Dsl.Gelu);
}

public static partial class Scalar
{
    /// <summary>x/2·(1 + erf(x/√2)).</summary>
    public static float Gelu(float x) => (float)(0.5 * x * (1 + Erf(x * Math.Sqrt(0.5))));

    /// <summary>
    /// The error function: its series with positive terms below 2.5, the continued fraction of erfc above
    /// (Abramowitz and Stegun, 7.1.6 and 7.1.14).
    /// </summary>
    private static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude > 6)
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        if (magnitude < 2.5)
        {
            double term = magnitude;
            double sum = magnitude;
            for (int n = 1; Math.Abs(term) > 1e-17 * sum; n++)
            {
                term *= 2 * magnitude * magnitude / ((2 * n) + 1);
                sum += term;
            }

            return Math.Sign(x) * 2 / Math.Sqrt(Math.PI) * Math.Exp(-magnitude * magnitude) * sum;
        }

        double fraction = magnitude;
        for (int k = 80; k >= 1; k--)
        {
            fraction = magnitude + (k / 2.0 / fraction);
        }

        return Math.Sign(x) * (1 - (Math.Exp(-magnitude * magnitude) / (Math.Sqrt(Math.PI) * fraction)));
    }
}
