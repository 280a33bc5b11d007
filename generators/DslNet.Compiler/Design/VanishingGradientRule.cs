using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2006: three or more sigmoids or tanhs in a row. Each multiplies the gradient by its derivative, at most ¼ for a sigmoid. A BatchNorm keeps
/// them in their steep middle, a Residual bypasses them; an output's Sigmoid is fused into BinaryCrossEntropy and doesn't count.
/// </summary>
internal sealed class VanishingGradientRule : DesignRule
{
    private const int TooMany = 3;

    public override IEnumerable<Finding> Check(Flow flow) => flow.Chains.SelectMany(Check);

    private static IEnumerable<Finding> Check(FlowChain chain)
    {
        List<FlowLayer> run = [];
        foreach (FlowLayer layer in chain.Layers)
        {
            if (layer.IsSaturating && !IsFused(layer))
            {
                run.Add(layer);
            }
            else if (!layer.IsLinear && !layer.KeepsNumbers)
            {
                foreach (Finding finding in Found(run))
                {
                    yield return finding;
                }

                run.Clear();
            }
        }

        foreach (Finding finding in Found(run))
        {
            yield return finding;
        }
    }

    private static bool IsFused(FlowLayer layer) => layer.Chain.Loss == LossKind.BinaryCrossEntropy && layer.Behind.FirstOrDefault() is null;

    private static IEnumerable<Finding> Found(List<FlowLayer> run)
    {
        if (run.Count >= TooMany)
        {
            yield return new Finding("DN2006", run[TooMany - 1].Number, null, $"{Names(run)}: {InvariantText.Of(run.Count)} saturating activations with neither BatchNorm nor Residual among them; the gradient vanishes on its way back");
        }
    }

    /// <summary>The names of all of them, or, where they are many, of the first and the last.</summary>
    private static string Names(List<FlowLayer> run) => run.Count > TooMany + 1
        ? $"{run[0].Name} to {run[run.Count - 1].Name}"
        : $"{string.Join(", ", run.Take(run.Count - 1).Select(layer => layer.Name))} and {run[run.Count - 1].Name}";
}
