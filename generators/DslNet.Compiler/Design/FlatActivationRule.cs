using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN1010: the user's own activation is linear, or its derivative is zero everywhere or on a half line. Proved on the formula, never by
/// sampling; a derivative that only tends to zero, as a sigmoid's, isn't zero.
/// </summary>
internal sealed class FlatActivationRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow) => flow.Layers
        .Where(layer => layer.Is(LayerTraits.UserFunction))
        .Where(layer => !layer.Node.LearnedNumbers.Any())
        .Select(layer => (Layer: layer, Problem: Problem(layer.Node.Function("function"), IsOperand(layer))))
        .Where(pair => pair.Problem is not null)
        .Select(pair => new Finding("DN1010", pair.Layer.Number, "function", $"{pair.Layer.Name}: {pair.Problem}"));

    /// <summary>Whether a join reads it: there a linear function is part of a formula, such as 1 - z of a gate.</summary>
    private static bool IsOperand(FlowLayer layer) => !layer.Behind.Any() && layer.Chain.Readers.Any(reader => OpTable.Is(reader, LayerTraits.Joins));

    private static string? Problem(ScalarFunction function, bool isOperand)
    {
        ExprPool pool = new();
        Expr formula = function.Instantiate(pool, pool.Operand(0));
        HalfLineReading everywhere = new(0);
        Expr resolved = everywhere.Read(formula);
        return everywhere.AffineOf(resolved) switch
        {
            { Slope: 0 } constant => $"its function is {InvariantText.Rounded(constant.Offset)} whatever it is fed, and nothing before it learns",
            { } when isOperand => null,
            { } line => $"its function is linear, {Text(line)}: a layer before it and one behind it collapse into one",
            null when everywhere.Read(Derivative.Of(resolved, 0)).IsConstant(0) => "the derivative of its function is 0 everywhere, and nothing before it learns",
            null => DeadHalf(formula, -1) ?? DeadHalf(formula, 1),
        };
    }

    private static string? DeadHalf(Expr formula, int direction)
    {
        HalfLineReading half = new(direction);
        if (!half.Read(Derivative.Of(half.Read(formula), 0)).IsConstant(0))
        {
            return null;
        }

        string where = half.Edge is { } edge
            ? $"for every x {(direction < 0 ? "<" : ">")} {InvariantText.Rounded(edge == 0 ? 0 : edge)}"
            : $"for every {(direction < 0 ? "negative" : "positive")} x that is far enough from 0";
        return $"the derivative of its function is 0 {where}: a neuron that always gets there learns no more";
    }

    private static string Text(Affine line) => (line.Slope, line.Offset) switch
    {
        (1, 0) => "x",
        (1, _) => $"x + {InvariantText.Rounded(line.Offset)}",
        (_, 0) => $"{InvariantText.Rounded(line.Slope)}·x",
        _ => $"{InvariantText.Rounded(line.Slope)}·x + {InvariantText.Rounded(line.Offset)}",
    };
}
