using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Expressions;

/// <summary>
/// A scalar function as it was drawn, before any pool has seen it: it can be evaluated as it stands, built in a pool,
/// and spelled as C#.
/// </summary>
/// <param name="Kind">The operation.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Value">Of a constant, or an exponent.</param>
/// <param name="Index">Of an operand.</param>
/// <param name="Comparison">Of a select.</param>
public sealed record FunctionTerm(ExprKind Kind, FunctionTerm[] Arguments, double Value = 0, int Index = 0, Comparison Comparison = default)
{
    /// <summary>How C# spells this, with {0}, {1}, … for <see cref="SpelledArguments"/>; null where C# can't say it.</summary>
    public string? Spelling { get; init; }

    /// <summary>The arguments as C# spells them; fewer than <see cref="Arguments"/> where a built-in function stands for several operations.</summary>
    public FunctionTerm[]? SpelledArguments { get; init; }

    public static FunctionTerm Operand(int index) => new(ExprKind.Operand, [], Index: index);

    public static FunctionTerm Number(float value) => new(ExprKind.Constant, [], Value: value) { Spelling = value < 0 ? $"({InvariantText.Literal(value)})" : InvariantText.Literal(value) };

    public static FunctionTerm Unary(ExprKind kind, FunctionTerm x) => new(kind, [x]) { Spelling = kind == ExprKind.Negate ? "(-{0})" : $"MathF.{kind}({{0}})" };

    public static FunctionTerm Pair(ExprKind kind, FunctionTerm left, FunctionTerm right) => new(kind, [left, right]) { Spelling = $"MathF.{kind}({{0}}, {{1}})" };

    public static FunctionTerm Pow(FunctionTerm x, float exponent) => new(ExprKind.Pow, [x], Value: exponent) { Spelling = $"MathF.Pow({{0}}, {InvariantText.Literal(exponent)})" };

    public static FunctionTerm Select(Comparison comparison, FunctionTerm left, FunctionTerm right, FunctionTerm whenTrue, FunctionTerm whenFalse) =>
        new(ExprKind.Select, [left, right, whenTrue, whenFalse], Comparison: comparison)
        {
            Spelling = comparison switch
            {
                Comparison.Less => "({0} < {1} ? {2} : {3})",
                Comparison.LessOrEqual => "({0} <= {1} ? {2} : {3})",
                _ => "({0} == {1} ? {2} : {3})",
            },
        };

    public static FunctionTerm operator +(FunctionTerm left, FunctionTerm right) => new(ExprKind.Add, [left, right]) { Spelling = "({0} + {1})" };

    public static FunctionTerm operator -(FunctionTerm left, FunctionTerm right) => new(ExprKind.Subtract, [left, right]) { Spelling = "({0} - {1})" };

    public static FunctionTerm operator *(FunctionTerm left, FunctionTerm right) => new(ExprKind.Multiply, [left, right]) { Spelling = "({0} * {1})" };

    public static FunctionTerm operator /(FunctionTerm left, FunctionTerm right) => new(ExprKind.Divide, [left, right]) { Spelling = "({0} / {1})" };

    /// <summary>The same operation, spelled as a call of its own.</summary>
    public FunctionTerm SpelledAs(string spelling, params FunctionTerm[] arguments) => this with { Spelling = spelling, SpelledArguments = arguments };

    /// <summary>The value in double, computed as the term stands.</summary>
    public double Evaluate(params double[] operands) => Evaluate(operands, _ => { });

    /// <summary>The same; <paramref name="seen"/> is told the value of every part.</summary>
    public double Evaluate(double[] operands, Action<double> seen)
    {
        double[] arguments = [.. Arguments.Select(argument => argument.Evaluate(operands, seen))];
        double value = TermDispatch.Apply(new ExprEvaluation(new ElementState { Operands = operands }), this, arguments);
        seen(value);
        return value;
    }

    /// <summary>The function in a pool, simplified as pools do.</summary>
    public Expr Build(ExprPool pool, params Expr[] operands) => ToFunction().Instantiate(pool, operands);

    /// <summary>The term as steps, none simplified.</summary>
    public ScalarFunction ToFunction()
    {
        List<ScalarStep> steps = [];
        Add(this);
        return new ScalarFunction(steps.ToEquatableArray());

        int Add(FunctionTerm term)
        {
            int[] arguments = [.. term.Arguments.Select(Add)];
            steps.Add(new ScalarStep(term.Kind, term.Value, term.Index, term.Comparison, arguments.ToEquatableArray()));
            return steps.Count - 1;
        }
    }

    /// <summary>Simpler functions that may fail in the same way.</summary>
    public IEnumerable<FunctionTerm> Shrunk()
    {
        foreach (FunctionTerm argument in Arguments)
        {
            yield return argument;
        }

        for (int i = 0; i < Arguments.Length; i++)
        {
            foreach (FunctionTerm simpler in Arguments[i].Shrunk())
            {
                yield return this with { Arguments = [.. Arguments[..i], simpler, .. Arguments[(i + 1)..]], SpelledArguments = null };
            }
        }
    }

    public override string ToString() => ToFunction().ToString();
}
