using System;
using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>Prints an expression as a formula for people: doc comments, messages and the debugger.</summary>
/// <param name="operands">The names of the operands, or null for x0, x1, ….</param>
public sealed class FormulaText(IReadOnlyList<string>? operands) : IScalarAlgebra<string>
{
    private const int LongestFormula = 200;

    /// <summary>The formula, or … where it would be too long to read: shared subexpressions are expanded, so its length is unbounded.</summary>
    /// <param name="expression">The expression to print.</param>
    /// <param name="operands">The names of the operands, or null for x0, x1, ….</param>
    /// <param name="named">Subexpressions printed by a name of their own, or null.</param>
    public static string Of(Expr expression, IReadOnlyList<string>? operands, IReadOnlyDictionary<Expr, string>? named = null)
    {
        Dictionary<Expr, string> known = [];
        Dictionary<Expr, long> sizes = [];
        foreach (Expr node in expression.Nodes())
        {
            long size = 1;
            if (named is not null && named.TryGetValue(node, out string? name))
            {
                known[node] = name;
            }
            else
            {
                foreach (Expr argument in node.Arguments)
                {
                    size = Math.Min(size + sizes[argument], LongestFormula + 1);
                }
            }

            sizes[node] = size;
            if (size > LongestFormula)
            {
                known[node] = "…";
            }
        }

        return sizes[expression] > LongestFormula ? "…" : expression.Fold(new FormulaText(operands), known);
    }

    // Constants are rounded to single precision, as generated code computes with them.
    public string Constant(double value) => value < 0 ? $"({InvariantText.Rounded(value)})" : InvariantText.Rounded(value);

    public string Operand(int index) => operands is null ? "x" + InvariantText.Of(index) : operands[index];

    public string Random(int stream) => $"random{InvariantText.Of(stream)}";

    public string Rows() => "rows";

    public string Negate(string x) => $"−{x}";

    public string Exp(string x) => Call("exp", x);

    public string Log(string x) => Call("log", x);

    public string Tanh(string x) => Call("tanh", x);

    public string Sigmoid(string x) => Call("sigmoid", x);

    public string Softplus(string x) => Call("softplus", x);

    public string Erf(string x) => Call("erf", x);

    public string Relu(string x) => $"max({x}, 0)";

    public string Sqrt(string x) => Call("√", x);

    public string Abs(string x) => $"|{x}|";

    public string Sign(string x) => Call("sign", x);

    public string Round(string x) => Call("round", x);

    public string Sin(string x) => Call("sin", x);

    public string Cos(string x) => Call("cos", x);

    public string Add(string left, string right) => $"({left} + {right})";

    public string Subtract(string left, string right) => $"({left} − {right})";

    public string Multiply(string left, string right) => $"{left}·{right}";

    public string Divide(string left, string right) => $"({left} / {right})";

    public string Max(string left, string right) => $"max({left}, {right})";

    public string Min(string left, string right) => $"min({left}, {right})";

    public string Pow(string x, double exponent) => $"{x}^{Constant(exponent)}";

    public string Select(Comparison comparison, string left, string right, string whenTrue, string whenFalse) =>
        $"({left} {Spelling(comparison)} {right} ? {whenTrue} : {whenFalse})";

    private static string Call(string function, string x) => x.StartsWith("(", StringComparison.Ordinal) && x.EndsWith(")", StringComparison.Ordinal) && IsOneGroup(x) ? function + x : $"{function}({x})";

    private static string Spelling(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "≤",
        Comparison.Equal => "=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    private static bool IsOneGroup(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }
}
