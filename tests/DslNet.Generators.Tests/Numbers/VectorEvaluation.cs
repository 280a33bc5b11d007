using System.Runtime.Intrinsics;
using DslNet.Compiler.Kernels;
using DslNet.Kernels.Simd;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>What generated code computes at eight elements: the operations that the printer spells.</summary>
internal sealed class VectorEvaluation(params Vector256<float>[] operands) : IScalarAlgebra<Vector256<float>>
{
    public Vector256<float> Constant(double value) => Vector256.Create((float)value);

    public Vector256<float> Operand(int index) => operands[index];

    public Vector256<float> Random(int stream) => throw new NotSupportedException();

    public Vector256<float> Rows() => throw new NotSupportedException();

    public Vector256<float> Negate(Vector256<float> x) => -x;

    public Vector256<float> Exp(Vector256<float> x) => VectorMath.Exp(x);

    public Vector256<float> Log(Vector256<float> x) => VectorMath.Log(x);

    public Vector256<float> Tanh(Vector256<float> x) => VectorMath.Tanh(x);

    public Vector256<float> Sigmoid(Vector256<float> x) => VectorMath.Sigmoid(x);

    public Vector256<float> Softplus(Vector256<float> x) => VectorMath.Softplus(x);

    public Vector256<float> Erf(Vector256<float> x) => VectorMath.Erf(x);

    public Vector256<float> Relu(Vector256<float> x) => VectorMath.Max(x, Vector256<float>.Zero);

    public Vector256<float> Sqrt(Vector256<float> x) => Vector256.Sqrt(x);

    public Vector256<float> Abs(Vector256<float> x) => Vector256.Abs(x);

    public Vector256<float> Sign(Vector256<float> x) => VectorMath.Sign(x);

    public Vector256<float> Round(Vector256<float> x) => Vector256.Round(x);

    public Vector256<float> Sin(Vector256<float> x) => VectorMath.Sin(x);

    public Vector256<float> Cos(Vector256<float> x) => VectorMath.Cos(x);

    public Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    public Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    public Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    public Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    public Vector256<float> Max(Vector256<float> left, Vector256<float> right) => VectorMath.Max(left, right);

    public Vector256<float> Min(Vector256<float> left, Vector256<float> right) => VectorMath.Min(left, right);

    public Vector256<float> Pow(Vector256<float> x, double exponent) => VectorMath.Pow(x, (float)exponent);

    public Vector256<float> Select(Comparison comparison, Vector256<float> left, Vector256<float> right, Vector256<float> whenTrue, Vector256<float> whenFalse) => Vector256.ConditionalSelect(
        comparison switch
        {
            Comparison.Less => Vector256.LessThan(left, right),
            Comparison.LessOrEqual => Vector256.LessThanOrEqual(left, right),
            _ => Vector256.Equals(left, right),
        },
        whenTrue,
        whenFalse);
}
