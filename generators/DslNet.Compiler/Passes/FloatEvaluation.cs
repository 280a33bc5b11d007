using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// What each scalar operation gives in single precision, and whether one has left its range on the way: was not finite, or vanished though
/// no factor was 0. (.NET Standard has no single-precision functions: they are rounded from double.)
/// </summary>
internal sealed class FloatEvaluation : IScalarAlgebra<float>
{
    /// <summary>Of the element that is computed.</summary>
    public float[] Operands { get; set; } = [];

    /// <summary>Whether an operation has left the range since this was set to false.</summary>
    public bool LeftRange { get; set; }

    public float Constant(double value) => (float)value;

    public float Operand(int index) => Operands[index];

    public float Random(int stream) => 0.5f;

    public float Rows() => 1;

    public float Negate(float x) => -x;

    public float Exp(float x) => Nonzero(Math.Exp(x));

    public float Log(float x) => Seen(Math.Log(x));

    public float Tanh(float x) => Seen(Math.Tanh(x));

    public float Sigmoid(float x) => Nonzero(1 / (1 + Exp(-x)));

    public float Softplus(float x) => Nonzero(ScalarMath.Softplus(x));

    public float Erf(float x) => Seen(ScalarMath.Erf(x));

    public float Relu(float x) => Seen(Math.Max(x, 0));

    public float Sqrt(float x) => Seen(Math.Sqrt(x));

    public float Abs(float x) => Math.Abs(x);

    public float Sign(float x) => float.IsNaN(x) ? x : Math.Sign(x);

    public float Round(float x) => (float)Math.Round(x);

    public float Sin(float x) => Seen(Math.Sin(x));

    public float Cos(float x) => Seen(Math.Cos(x));

    public float Add(float left, float right) => Seen(left + right);

    public float Subtract(float left, float right) => Seen(left - right);

    public float Multiply(float left, float right) => left == 0 || right == 0 ? Seen(left * right) : Nonzero(left * right);

    public float Divide(float left, float right) => left == 0 ? Seen(left / right) : Nonzero(left / right);

    public float Max(float left, float right) => Seen(Math.Max(left, right));

    public float Min(float left, float right) => Seen(Math.Min(left, right));

    public float Pow(float x, double exponent) => x == 0 ? Seen(Math.Pow(x, exponent)) : Nonzero(Math.Pow(x, exponent));

    public float Select(Comparison comparison, float left, float right, float whenTrue, float whenFalse) =>
        ScalarMath.Holds(comparison, left, right) ? whenTrue : whenFalse;

    private float Seen(double exact)
    {
        float value = (float)exact;
        LeftRange |= float.IsNaN(value) || float.IsInfinity(value);
        return value;
    }

    private float Nonzero(double exact)
    {
        LeftRange |= Math.Abs((float)exact) < 1.17549435e-38f;
        return Seen(exact);
    }
}
