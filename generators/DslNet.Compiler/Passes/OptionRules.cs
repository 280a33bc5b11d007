using System.Collections.Generic;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Passes;

/// <summary>DN1005 for the attribute's own properties.</summary>
internal static class OptionRules
{
    public static IEnumerable<Finding> Check(NetworkGraph graph)
    {
        NetworkOptions options = graph.Options;
        if (options.LabelSmoothing is not (>= 0 and < 1))
        {
            yield return Out("LabelSmoothing", "at least 0 and less than 1", InvariantText.Of(options.LabelSmoothing));
        }

        if (!IsPositive(options.HuberDelta))
        {
            yield return Out("HuberDelta", "a positive number", InvariantText.Of(options.HuberDelta));
        }

        if (!IsPositive(options.PositiveWeight))
        {
            yield return Out("PositiveWeight", "a positive number", InvariantText.Of(options.PositiveWeight));
        }

        for (int i = 0; i < options.PositiveWeights.Count; i++)
        {
            if (!IsPositive(options.PositiveWeights[i]))
            {
                yield return Out("PositiveWeights", "positive numbers", InvariantText.Of($"{options.PositiveWeights[i]} at {i}"));
            }
        }

        if (options.FocalGamma != 0 && !IsPositive(options.FocalGamma))
        {
            yield return Out("FocalGamma", "0 or a positive number", InvariantText.Of(options.FocalGamma));
        }

        if (options.MaxLabels < 0)
        {
            yield return Out("MaxLabels", "0 (as many as there are steps) or a positive number", InvariantText.Of(options.MaxLabels));
        }

        if (options.L1 != 0 && !IsPositive(options.L1))
        {
            yield return Out("L1", "0 or a positive number", InvariantText.Of(options.L1));
        }

        if (options.L2 != 0 && !IsPositive(options.L2))
        {
            yield return Out("L2", "0 or a positive number", InvariantText.Of(options.L2));
        }

        if (options.InputGradient && !graph.HasLoss)
        {
            yield return Out("InputGradient", "false without a loss, whose gradient it would be", "true");
        }

        if (options.Batch < 1)
        {
            yield return Out("Batch", "at least 1", InvariantText.Of(options.Batch));
        }

        if (options.MemoryBudget is { } budget && ByteSize.Parse(budget) is null)
        {
            yield return Out("MemoryBudget", "a size such as \"64 MB\" or \"2 GB\"", QuotedText.Of(budget));
        }
    }

    private static bool IsPositive(float value) => value > 0 && !float.IsInfinity(value);

    private static Finding Out(string property, string expectation, string came) =>
        new("DN1005", Finding.WholeNetwork, property, $"{property} must be {expectation}, but is {came}");
}
