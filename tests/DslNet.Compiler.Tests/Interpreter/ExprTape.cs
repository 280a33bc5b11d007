using System.Runtime.CompilerServices;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// An expression as a list of steps over registers, so that it can be evaluated at thousands of elements without walking
/// the tree each time. What a step does is said by <see cref="ExprEvaluation"/>, here only when.
/// </summary>
public sealed class ExprTape : IScalarAlgebra<int>
{
    private static readonly ConditionalWeakTable<Expr, ExprTape> Known = [];
    private readonly List<Func<ExprEvaluation, double[], double>> steps = [];
    private double[] registers = [];
    private int result;

    private ExprTape()
    {
    }

    /// <summary>The tape of an expression; made at the first call.</summary>
    public static ExprTape Of(Expr expression) => Known.GetValue(expression, Record);

    /// <summary>The expression's value at the element that <paramref name="at"/> stands for.</summary>
    /// <param name="rounding">Done to the result of each operation, or null.</param>
    public double Evaluate(ExprEvaluation at, Func<double, double>? rounding = null)
    {
        for (int i = 0; i < registers.Length; i++)
        {
            double exact = steps[i](at, registers);
            registers[i] = rounding is null ? exact : rounding(exact);
        }

        return registers[result];
    }

    public int Constant(double value) => Step((at, _) => at.Constant(value));

    public int Operand(int index) => Step((at, _) => at.Operand(index));

    public int Random(int stream) => Step((at, _) => at.Random(stream));

    public int Rows() => Step((at, _) => at.Rows());

    public int Negate(int x) => Step((at, r) => at.Negate(r[x]));

    public int Exp(int x) => Step((at, r) => at.Exp(r[x]));

    public int Log(int x) => Step((at, r) => at.Log(r[x]));

    public int Tanh(int x) => Step((at, r) => at.Tanh(r[x]));

    public int Sigmoid(int x) => Step((at, r) => at.Sigmoid(r[x]));

    public int Softplus(int x) => Step((at, r) => at.Softplus(r[x]));

    public int Erf(int x) => Step((at, r) => at.Erf(r[x]));

    public int Relu(int x) => Step((at, r) => at.Relu(r[x]));

    public int Sqrt(int x) => Step((at, r) => at.Sqrt(r[x]));

    public int Abs(int x) => Step((at, r) => at.Abs(r[x]));

    public int Sign(int x) => Step((at, r) => at.Sign(r[x]));

    public int Round(int x) => Step((at, r) => at.Round(r[x]));

    public int Sin(int x) => Step((at, r) => at.Sin(r[x]));

    public int Cos(int x) => Step((at, r) => at.Cos(r[x]));

    public int Add(int left, int right) => Step((at, r) => at.Add(r[left], r[right]));

    public int Subtract(int left, int right) => Step((at, r) => at.Subtract(r[left], r[right]));

    public int Multiply(int left, int right) => Step((at, r) => at.Multiply(r[left], r[right]));

    public int Divide(int left, int right) => Step((at, r) => at.Divide(r[left], r[right]));

    public int Max(int left, int right) => Step((at, r) => at.Max(r[left], r[right]));

    public int Min(int left, int right) => Step((at, r) => at.Min(r[left], r[right]));

    public int Pow(int x, double exponent) => Step((at, r) => at.Pow(r[x], exponent));

    public int Select(Comparison comparison, int left, int right, int whenTrue, int whenFalse) =>
        Step((at, r) => at.Select(comparison, r[left], r[right], r[whenTrue], r[whenFalse]));

    private static ExprTape Record(Expr expression)
    {
        ExprTape tape = new();
        tape.result = expression.Fold(tape);
        tape.registers = new double[tape.steps.Count];
        return tape;
    }

    private int Step(Func<ExprEvaluation, double[], double> step)
    {
        steps.Add(step);
        return steps.Count - 1;
    }
}
