namespace DslNet;

/// <summary>The built-in activations as functions of one number, for use in <see cref="Dsl.Activation(Func{float, float})"/> and custom losses.</summary>
public static class Scalar
{
    /// <summary>max(x, 0).</summary>
    public static float Relu(float x) => MathF.Max(x, 0);

    /// <summary>x where it is positive, else slope·x.</summary>
    public static float LeakyRelu(float x, float slope = 0.01f) => x > 0 ? x : slope * x;

    /// <summary>1 / (1 + e^−x).</summary>
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>tanh x.</summary>
    public static float Tanh(float x) => MathF.Tanh(x);

    /// <summary>x where it is positive, else alpha·(e^x − 1).</summary>
    public static float Elu(float x, float alpha = 1f) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);

    /// <summary>x/2·(1 + erf(x/√2)).</summary>
    public static float Gelu(float x) => (float)(0.5 * x * (1 + Erf(x * Math.Sqrt(0.5))));

    /// <summary>x·sigmoid(x).</summary>
    public static float Silu(float x) => x * Sigmoid(x);

    /// <summary>log(1 + e^x), without overflow.</summary>
    public static float Softplus(float x) => (float)(Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs((double)x))));

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
