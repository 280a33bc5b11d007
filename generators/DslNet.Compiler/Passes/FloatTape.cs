using System;
using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// An expression as a linear program over registers, to be evaluated at many points in single precision; it records whether an intermediate result left the range
/// of normal floats: overflowed, or underflowed to 0 though no factor was 0. (.NET Standard has no single-precision functions: they are
/// rounded from double.)
/// </summary>
internal sealed class FloatTape : IScalarAlgebra<int>
{
    private const float SmallestNormal = 1.17549435e-38f;

    private readonly List<Func<float>> recorded = [];
    private readonly Func<float>[] steps;
    private readonly float[] r;
    private readonly int result;
    private float[] operands = [];
    private bool leftRange;

    public FloatTape(Expr expression)
    {
        // Steps capture this array of registers, so it is allocated first; an expression has at most one step per node.
        r = new float[expression.Nodes().Count];
        result = expression.Fold(this);
        steps = [.. recorded];
    }

    /// <summary>The value, and whether every intermediate result was in the normal range.</summary>
    public (float Value, bool InRange) At(float[] point)
    {
        operands = point;
        leftRange = false;
        for (int i = 0; i < steps.Length; i++)
        {
            r[i] = steps[i]();
        }

        return (r[result], !leftRange);
    }

    public int Constant(double value) => Step(() => (float)value);

    public int Operand(int index) => Step(() => operands[index]);

    public int Random(int stream) => Step(() => 0.5f);

    public int Rows() => Step(() => 1);

    public int Negate(int x) => Step(() => -r[x]);

    public int Exp(int x) => Step(() => Nonzero(Math.Exp(r[x])));

    public int Log(int x) => Step(() => Seen(Math.Log(r[x])));

    public int Tanh(int x) => Step(() => Seen(Math.Tanh(r[x])));

    public int Sigmoid(int x) => Step(() => Nonzero(1 / (1 + Nonzero(Math.Exp(-r[x])))));

    public int Softplus(int x) => Step(() => Nonzero(ScalarMath.Softplus(r[x])));

    public int Erf(int x) => Step(() => Seen(ScalarMath.Erf(r[x])));

    public int Relu(int x) => Step(() => Seen(Math.Max(r[x], 0)));

    public int Sqrt(int x) => Step(() => Seen(Math.Sqrt(r[x])));

    public int Abs(int x) => Step(() => Math.Abs(r[x]));

    public int Sign(int x) => Step(() => r[x] > 0 ? 1 : r[x] < 0 ? -1 : r[x]);

    public int Round(int x) => Step(() => (float)Math.Round(r[x]));

    public int Sin(int x) => Step(() => Seen(Math.Sin(r[x])));

    public int Cos(int x) => Step(() => Seen(Math.Cos(r[x])));

    public int Add(int left, int right) => Step(() => Seen(r[left] + r[right]));

    public int Subtract(int left, int right) => Step(() => Seen(r[left] - r[right]));

    public int Multiply(int left, int right) => Step(() => r[left] == 0 || r[right] == 0 ? Seen(r[left] * r[right]) : Nonzero(r[left] * r[right]));

    public int Divide(int left, int right) => Step(() => r[left] == 0 ? Seen(r[left] / r[right]) : Nonzero(r[left] / r[right]));

    public int Max(int left, int right) => Step(() => Seen(Math.Max(r[left], r[right])));

    public int Min(int left, int right) => Step(() => Seen(Math.Min(r[left], r[right])));

    /// <summary>A negative integer power is the reciprocal of the positive one, as in the vectorized kernels; the latter may overflow.</summary>
    public int Pow(int x, double exponent) => exponent < 0 && exponent == Math.Floor(exponent)
        ? Step(() => Nonzero(1 / Seen(Math.Pow(r[x], -exponent))))
        : Step(() => r[x] == 0 ? Seen(Math.Pow(r[x], exponent)) : Nonzero(Math.Pow(r[x], exponent)));

    public int Select(Comparison comparison, int left, int right, int whenTrue, int whenFalse) =>
        Step(() => ScalarMath.Holds(comparison, r[left], r[right]) ? r[whenTrue] : r[whenFalse]);

    private int Step(Func<float> step)
    {
        recorded.Add(step);
        return recorded.Count - 1;
    }

    private float Seen(double exact)
    {
        float value = (float)exact;
        leftRange |= float.IsNaN(value) || float.IsInfinity(value);
        return value;
    }

    private float Nonzero(double exact)
    {
        leftRange |= Math.Abs((float)exact) < SmallestNormal;
        return Seen(exact);
    }
}
