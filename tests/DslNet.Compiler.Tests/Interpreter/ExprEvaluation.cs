using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>What each scalar operation means, in double: the definition that both printers are held against.</summary>
public sealed class ExprEvaluation(ElementState state) : IScalarAlgebra<double>
{
    /// <summary>The value of an expression of operands alone.</summary>
    public static double Of(Expr expression, params double[] operands) => expression.Fold(new ExprEvaluation(new ElementState { Operands = operands }));

    public double Constant(double value) => value;

    public double Operand(int index) => state.Operands[index];

    public double Random(int stream) => Philox4x32.Uniform(state.Seed, state.Step, stream, state.Element);

    public double Rows() => state.Rows;

    public double Negate(double x) => -x;

    public double Exp(double x) => Math.Exp(x);

    public double Log(double x) => Math.Log(x);

    public double Tanh(double x) => Math.Tanh(x);

    public double Sigmoid(double x) => ScalarMath.Sigmoid(x);

    public double Softplus(double x) => ScalarMath.Softplus(x);

    public double Erf(double x) => ScalarMath.Erf(x);

    public double Relu(double x) => Math.Max(x, 0);

    public double Sqrt(double x) => Math.Sqrt(x);

    public double Abs(double x) => Math.Abs(x);

    public double Sign(double x) => ScalarMath.Sign(x);

    public double Round(double x) => Math.Round(x);

    public double Sin(double x) => Math.Sin(x);

    public double Cos(double x) => Math.Cos(x);

    public double Add(double left, double right) => left + right;

    public double Subtract(double left, double right) => left - right;

    public double Multiply(double left, double right) => left * right;

    public double Divide(double left, double right) => left / right;

    public double Max(double left, double right) => Math.Max(left, right);

    public double Min(double left, double right) => Math.Min(left, right);

    public double Pow(double x, double exponent) => Math.Pow(x, exponent);

    public double Select(Comparison comparison, double left, double right, double whenTrue, double whenFalse) =>
        ScalarMath.Holds(comparison, left, right) ? whenTrue : whenFalse;
}
