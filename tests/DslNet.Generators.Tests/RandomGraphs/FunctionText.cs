using System.Globalization;
using DslNet.Compiler;
using DslNet.Compiler.Kernels;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Spells scalar functions as C#.</summary>
internal static class FunctionText
{
    private const int Longest = 2000;

    /// <summary>The function of named variables; null where C# has no word for a part of it (the error function), or too many of them.</summary>
    public static string? Of(ScalarFunction function, params string[] variables)
    {
        List<string> texts = [];
        foreach (ScalarStep step in function.Steps)
        {
            if (Format(step, variables) is not { } format)
            {
                return null;
            }

            texts.Add(string.Format(CultureInfo.InvariantCulture, format, [.. step.Arguments.Select(argument => texts[argument])]));
            if (texts[^1].Length > Longest)
            {
                return null;
            }
        }

        return texts[^1];
    }

    private static string? Format(ScalarStep step, string[] variables) => step.Kind switch
    {
        ExprKind.Constant => step.Value < 0 ? $"({InvariantText.Literal((float)step.Value)})" : InvariantText.Literal((float)step.Value),
        ExprKind.Operand => variables[step.Index],
        ExprKind.Negate => "(-{0})",
        ExprKind.Exp or ExprKind.Log or ExprKind.Tanh or ExprKind.Sqrt or ExprKind.Abs or ExprKind.Sin or ExprKind.Cos => $"MathF.{step.Kind}({{0}})",
        ExprKind.Sigmoid or ExprKind.Softplus or ExprKind.Relu => $"Scalar.{step.Kind}({{0}})",
        ExprKind.Max or ExprKind.Min => $"MathF.{step.Kind}({{0}}, {{1}})",
        ExprKind.Pow => $"MathF.Pow({{0}}, {InvariantText.Literal((float)step.Value)})",
        ExprKind.Add => "({0} + {1})",
        ExprKind.Subtract => "({0} - {1})",
        ExprKind.Multiply => "({0} * {1})",
        ExprKind.Divide => "({0} / {1})",
        ExprKind.Select => $"({{0}} {step.Comparison switch { Comparison.Less => "<", Comparison.LessOrEqual => "<=", _ => "==" }} {{1}} ? {{2}} : {{3}})",
        _ => null,
    };
}
