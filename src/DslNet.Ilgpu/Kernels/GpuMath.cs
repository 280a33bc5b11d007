using System.ComponentModel;
using ILGPU;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Scalar functions: of ILGPU's own only those that PTX, OpenCL and the CPU all have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuMath
{
    /// <summary>eˣ.</summary>
    public static float Exp(float x) => IntrinsicMath.CPUOnly.Exp2(x * 1.44269504f);

    /// <summary>The natural logarithm.</summary>
    public static float Log(float x) => IntrinsicMath.CPUOnly.Log2(x) * 0.69314718f;

    /// <summary>log(1 + x) for 0 ≤ x ≤ 1: what 1 + x loses is added again (W. Kahan).</summary>
    public static float LogOnePlus(float x)
    {
        float sum = 1f + x;
        return Log(sum) + ((x - (sum - 1f)) / sum);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static float Sigmoid(float x) => 1f / (1f + Exp(-x));

    /// <summary>log(1 + eˣ), without overflow.</summary>
    public static float Softplus(float x) => Max(x, 0f) + LogOnePlus(Exp(-MathF.Abs(x)));

    /// <summary>A polynomial below 0.625, 1 − 2/(e^2|x| + 1) above (S. L. Moshier's Cephes, tanhf).</summary>
    public static float Tanh(float x)
    {
        float magnitude = MathF.Abs(x);
        if (magnitude < 0.625f)
        {
            float square = x * x;
            float p = (((((((-5.70498872745e-3f * square) + 2.06390887954e-2f) * square) - 5.37397155531e-2f) * square) + 1.33314422036e-1f) * square) - 3.33332819422e-1f;
            return (p * square * x) + x;
        }

        float large = 1f - (2f / (Exp(magnitude + magnitude) + 1f));
        return x < 0f ? -large : large;
    }

    /// <summary>x + x·P(x²) below 0.9277, 1 − e^Q(|x|) above (the form, and coefficients, of N. Juffa's erff).</summary>
    public static float Erf(float x)
    {
        float t = Min(MathF.Abs(x), 4f);
        float square = t * t;
        if (t > 0.927734375f)
        {
            float q = (-1.72853470e-5f * t) + 3.83197126e-4f;
            float u = (-3.88396438e-3f * t) + 2.42546219e-2f;
            q = (q * square) + u;
            q = (q * t) - 1.06777877e-1f;
            q = (q * t) - 6.34846687e-1f;
            q = (q * t) - 1.28717512e-1f;
            float large = 1f - Exp((q * t) - t);
            return x < 0f ? -large : large;
        }

        float p = (-5.96761703e-4f * square) + 4.99119423e-3f;
        p = (p * square) - 2.67681349e-2f;
        p = (p * square) + 1.12819925e-1f;
        p = (p * square) - 3.76125336e-1f;
        p = (p * square) + 1.28379166e-1f;
        return (p * x) + x;
    }

    /// <summary>x to a constant power. parity: 0 not an integer, 1 odd, 2 even.</summary>
    public static float Pow(float x, float exponent, int parity)
    {
        float magnitude = IntrinsicMath.CPUOnly.Exp2(exponent * IntrinsicMath.CPUOnly.Log2(MathF.Abs(x)));
        if (x < 0f || (x == 0f && 1f / x < 0f))
        {
            // IEEE 754: powers of −0 and −∞ are defined for every exponent, and odd ones keep the sign.
            return parity == 1 ? -magnitude : parity == 2 || x == 0f || x < float.MinValue ? magnitude : float.NaN;
        }

        return magnitude;
    }

    /// <summary>−1, 0 or 1; NaN stays NaN.</summary>
    public static float Sign(float x) => x > 0f ? 1f : x < 0f ? -1f : x;

    /// <summary>The nearest integer.</summary>
    public static float Round(float x) => MathF.Floor(x + 0.5f);

    /// <summary>NaN in x stays NaN.</summary>
    public static float Max(float x, float y) => x < y ? y : x;

    /// <summary>NaN in x stays NaN.</summary>
    public static float Min(float x, float y) => y < x ? y : x;

    /// <summary>Flushes subnormals to 0, as optimizers on the CPU do.</summary>
    public static float WithoutTiny(float x) => MathF.Abs(x) < 1.17549435e-38f ? 0f : x;
}
