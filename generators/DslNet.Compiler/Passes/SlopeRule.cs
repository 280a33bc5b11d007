using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>DN1012: a user's function whose derivative is NaN at a point, in whatever form it is computed, but finite nearby.</summary>
internal static class SlopeRule
{
    private const string Advice = "keep what is under a root, or in a power, away from 0 by adding a small constant";

    public static IEnumerable<Finding> Check(NetworkGraph graph, CancellationToken cancellation)
    {
        if (graph.Options.CustomLoss is { } loss && graph.Heads.Any(head => graph.LossOf(head) == LossKind.Custom) && Lost(loss, 2) is { } point)
        {
            yield return new Finding(
                "DN1012", Finding.WholeNetwork, "Loss", $"LossOf: its slope isn't a number at prediction = {InvariantText.Rounded(point[0])}, target = {InvariantText.Rounded(point[point.Length - 1])}, though it has a limit there; {Advice}");
        }

        int number = 0;
        foreach (LayerNode layer in graph.AllLayers)
        {
            cancellation.ThrowIfCancellationRequested();
            if (OpTable.Is(layer, LayerTraits.UserFunction) && Lost(layer.Function("function"), 1 + layer.LearnedNumbers.Count()) is { } x)
            {
                yield return new Finding("DN1012", number, "function", $"{layer.Verb}: the slope of its function isn't a number at x = {InvariantText.Rounded(x[0])}, though it has a limit there, and at other points; {Advice}");
            }

            number++;
        }
    }

    private static float[]? Lost(ScalarFunction function, int operands)
    {
        ExprPool pool = new();
        return FloatForms.LostSlope(StableForms.Of(function.Instantiate(pool, [.. Enumerable.Range(0, operands).Select(pool.Operand)])), 0);
    }
}
