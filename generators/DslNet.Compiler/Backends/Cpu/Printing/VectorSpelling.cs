using System;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;
using static DslNet.Compiler.Emit.Parentheses;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>The spelling of each scalar operation in vectorized C#, eight elements at a time.</summary>
/// <param name="operands">The text of each operand.</param>
/// <param name="element">The index of the element in the batch, the counter of its random numbers.</param>
/// <param name="streamOf">The text of a stream of random numbers.</param>
internal sealed class VectorSpelling(string[] operands, string element, Func<int, string> streamOf) : IScalarAlgebra<string>
{
    public string Constant(double value) => value == 0 ? "Vector256<float>.Zero" : $"Vector256.Create({InvariantText.Literal((float)value)})";

    public string Operand(int index) => operands[index];

    public string Random(int stream) => $"Philox.Uniform(random, {streamOf(stream)}, {element})";

    public string Rows() => "Vector256.Create(rows)";

    public string Negate(string x) => $"(-{x})";

    public string Exp(string x) => $"VectorMath.Exp({Bare(x)})";

    public string Log(string x) => $"VectorMath.Log({Bare(x)})";

    public string Tanh(string x) => $"VectorMath.Tanh({Bare(x)})";

    public string Sigmoid(string x) => $"VectorMath.Sigmoid({Bare(x)})";

    public string Softplus(string x) => $"VectorMath.Softplus({Bare(x)})";

    public string Erf(string x) => $"VectorMath.Erf({Bare(x)})";

    public string Relu(string x) => Max(x, Constant(0));

    public string Sqrt(string x) => $"Vector256.Sqrt({Bare(x)})";

    public string Abs(string x) => $"Vector256.Abs({Bare(x)})";

    public string Sign(string x) => $"VectorMath.Sign({Bare(x)})";

    public string Round(string x) => $"Vector256.Round({Bare(x)})";

    public string Sin(string x) => $"VectorMath.Sin({Bare(x)})";

    public string Cos(string x) => $"VectorMath.Cos({Bare(x)})";

    public string Add(string left, string right) => $"({left} + {right})";

    public string Subtract(string left, string right) => $"({left} - {right})";

    public string Multiply(string left, string right) => $"({left} * {right})";

    public string Divide(string left, string right) => $"({left} / {right})";

    public string Max(string left, string right) => $"VectorMath.Max({Bare(left)}, {Bare(right)})";

    public string Min(string left, string right) => $"VectorMath.Min({Bare(left)}, {Bare(right)})";

    public string Pow(string x, double exponent) => $"VectorMath.Pow({Bare(x)}, {InvariantText.Literal((float)exponent)})";

    public string Select(Comparison comparison, string left, string right, string whenTrue, string whenFalse) =>
        $"Vector256.ConditionalSelect({Spelling(comparison)}({Bare(left)}, {Bare(right)}), {Bare(whenTrue)}, {Bare(whenFalse)})";

    private static string Spelling(Comparison comparison) => comparison switch
    {
        Comparison.Less => "Vector256.LessThan",
        Comparison.LessOrEqual => "Vector256.LessThanOrEqual",
        Comparison.Equal => "Vector256.Equals",
        _ => throw new System.ArgumentOutOfRangeException(nameof(comparison)),
    };
}
