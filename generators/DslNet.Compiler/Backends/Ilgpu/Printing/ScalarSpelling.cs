using System;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>The spelling of each scalar operation in C# that ILGPU compiles.</summary>
/// <param name="operands">The text of each operand.</param>
internal sealed class ScalarSpelling(string[] operands) : IScalarAlgebra<string>
{
    public string Constant(double value) => value < 0 ? $"({InvariantText.Literal((float)value)})" : InvariantText.Literal((float)value);

    public string Operand(int index) => operands[index];

    public string Random(int stream) => $"GpuPhilox.Uniform(data.Random, {InvariantText.Of(stream)}, at)";

    public string Rows() => "data.Rows";

    public string Negate(string x) => $"(-{x})";

    public string Exp(string x) => Call("Exp", x);

    public string Log(string x) => Call("Log", x);

    public string Tanh(string x) => Call("Tanh", x);

    public string Sigmoid(string x) => Call("Sigmoid", x);

    public string Softplus(string x) => Call("Softplus", x);

    public string Erf(string x) => Call("Erf", x);

    public string Relu(string x) => Max(x, Constant(0));

    public string Sqrt(string x) => $"MathF.Sqrt({x})";

    public string Abs(string x) => $"MathF.Abs({x})";

    public string Sign(string x) => Call("Sign", x);

    public string Round(string x) => Call("Round", x);

    public string Sin(string x) => $"MathF.Sin({x})";

    public string Cos(string x) => $"MathF.Cos({x})";

    public string Add(string left, string right) => $"({left} + {right})";

    public string Subtract(string left, string right) => $"({left} - {right})";

    public string Multiply(string left, string right) => $"({left} * {right})";

    public string Divide(string left, string right) => $"({left} / {right})";

    public string Max(string left, string right) => $"GpuMath.Max({left}, {right})";

    public string Min(string left, string right) => $"GpuMath.Min({left}, {right})";

    public string Pow(string x, double exponent)
    {
        string parity = exponent != Math.Floor(exponent) ? "0" : exponent % 2 == 0 ? "2" : "1";
        return $"GpuMath.Pow({x}, {InvariantText.Literal((float)exponent)}, {parity})";
    }

    public string Select(Comparison comparison, string left, string right, string whenTrue, string whenFalse) =>
        $"({left} {Spelling(comparison)} {right} ? {whenTrue} : {whenFalse})";

    private static string Call(string function, string x) => $"GpuMath.{function}({x})";

    private static string Spelling(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Equal => "==",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
