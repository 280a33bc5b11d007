using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>DN1006: whether the loss and the last layer go together.</summary>
internal static class LossRules
{
    /// <summary>What the last layer must be, as the loss is computed from the logits that it is fed; of a loss that reads any outputs, nothing.</summary>
    public static LayerTraits LastLayerOf(LossKind loss) => loss switch
    {
        LossKind.CrossEntropy => LayerTraits.ClassProbabilities,
        LossKind.BinaryCrossEntropy => LayerTraits.IndependentProbabilities,
        _ => LayerTraits.None,
    };

    public static IEnumerable<Finding> Check(NetworkGraph graph, Shape output)
    {
        NetworkOptions options = graph.Options;
        LayerNode? last = graph.Layers.LastOrDefault();
        LayerTraits wanted = LastLayerOf(options.Loss);
        bool fits = wanted == LayerTraits.None || OpTable.Is(last, wanted);
        string? problem = options.Loss switch
        {
            LossKind.CrossEntropy when !fits => $"CrossEntropy wants Softmax as the last layer, but {Ends(last)}",
            LossKind.CrossEntropy when output.Size < 2 => "CrossEntropy wants at least 2 classes, but Softmax gets 1; one class against none is Sigmoid with BinaryCrossEntropy",
            LossKind.BinaryCrossEntropy when !fits => $"BinaryCrossEntropy wants Sigmoid as the last layer, but {Ends(last)}",
            LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber when OpTable.Is(last, LayerTraits.ClassProbabilities) =>
                $"{options.Loss} is a regression's loss and wants no Softmax as the last layer; for classes take CrossEntropy",
            LossKind.Custom when options.CustomLoss is null => "Loss.Custom wants a method static float LossOf(float prediction, float target) in the class",
            _ => null,
        };
        if (problem is not null)
        {
            int number = graph.AllLayers.Count() - (last is null ? 0 : last.SelfAndNested().Count());
            yield return new Finding("DN1006", options.Loss == LossKind.Custom ? Finding.WholeNetwork : last is null ? Finding.Input : number, options.Loss == LossKind.Custom ? "Loss" : null, problem, Mend(options.Loss, fits, output));
        }

        foreach (Finding finding in Belongings(options, output))
        {
            yield return finding;
        }
    }

    /// <summary>Properties of the attribute that another loss has, or that don't fit the outputs.</summary>
    private static IEnumerable<Finding> Belongings(NetworkOptions options, Shape output)
    {
        if (options.LabelSmoothing != 0 && options.Loss != LossKind.CrossEntropy)
        {
            yield return Belongs("LabelSmoothing", "CrossEntropy", options.Loss);
        }

        if (options.PositiveWeight != 1 && options.Loss != LossKind.BinaryCrossEntropy)
        {
            yield return Belongs("PositiveWeight", "BinaryCrossEntropy", options.Loss);
        }

        if (options.PositiveWeights.Count > 0 && options.Loss != LossKind.BinaryCrossEntropy)
        {
            yield return Belongs("PositiveWeights", "BinaryCrossEntropy", options.Loss);
        }
        else if (options.PositiveWeights.Count > 0 && options.PositiveWeight != 1)
        {
            yield return Whole("PositiveWeights", "PositiveWeight is for all outputs and PositiveWeights for each of them; only one of the two can be set");
        }
        else if (options.PositiveWeights.Count > 0 && options.PositiveWeights.Count != output.Size)
        {
            yield return Whole("PositiveWeights", InvariantText.Of($"PositiveWeights must have one number for each of the {output.Size} outputs, but has {options.PositiveWeights.Count}; one for all is PositiveWeight"));
        }

        if (options.FocalGamma != 0 && options.Loss is not (LossKind.CrossEntropy or LossKind.BinaryCrossEntropy))
        {
            yield return Belongs("FocalGamma", "CrossEntropy and BinaryCrossEntropy", options.Loss);
        }

        if (options.IgnoredClass is not null && options.Loss != LossKind.CrossEntropy)
        {
            yield return Belongs("IgnoredClass", "CrossEntropy", options.Loss);
        }
    }

    private static Finding Belongs(string property, string losses, LossKind loss) => Whole(property, $"{property} belongs to {losses}, but the loss is {loss}");

    private static Finding Whole(string property, string message) => new("DN1006", Finding.WholeNetwork, property, message);

    /// <summary>The last layer that the loss wants, or the Softmax that it doesn't want.</summary>
    private static string? Mend(LossKind loss, bool fits, Shape output) => loss switch
    {
        LossKind.CrossEntropy when !fits => output is { Rank: 1, Size: >= 2 } ? "Softmax" : null,
        LossKind.BinaryCrossEntropy => "Sigmoid",
        LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber => "no Softmax",
        _ => null,
    };

    private static string Ends(LayerNode? last) => last is null ? "there is no layer" : $"it is {last.Verb}";
}
