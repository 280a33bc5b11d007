using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>An expression to be evaluated at many elements, in single precision.</summary>
internal sealed class FloatTape
{
    private readonly FloatEvaluation evaluation = new();
    private readonly Func<float>[] steps;
    private readonly float[] results;

    public FloatTape(Expr expression)
    {
        IReadOnlyList<Expr> nodes = expression.Nodes();
        Dictionary<Expr, int> places = nodes.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        results = new float[nodes.Count];
        steps = [.. nodes.Select(node =>
        {
            int[] arguments = [.. node.Arguments.Select(argument => places[argument])];
            float Argument(int position) => results[arguments[position]];
            Func<int, float> argument = Argument;
            return (Func<float>)(() => ScalarDispatch.Apply(evaluation, node.Kind, node.Value, node.Index, node.Comparison, argument));
        })];
    }

    /// <summary>The value, and whether it came about without leaving the range of normal floats.</summary>
    public (float Value, bool InRange) At(float[] operands)
    {
        evaluation.Operands = operands;
        evaluation.LeftRange = false;
        for (int i = 0; i < steps.Length; i++)
        {
            results[i] = steps[i]();
        }

        return (results[results.Length - 1], !evaluation.LeftRange);
    }
}
