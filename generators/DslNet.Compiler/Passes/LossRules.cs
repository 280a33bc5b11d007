using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>DN1006: whether the loss and the last layer match.</summary>
internal static class LossRules
{
    /// <summary>The traits that the last layer must have, as the loss is computed from its input, the logits; none for a loss that takes any output.</summary>
    public static LayerTraits LastLayerOf(LossKind loss) => loss switch
    {
        LossKind.CrossEntropy or LossKind.Ctc => LayerTraits.ClassProbabilities,
        LossKind.BinaryCrossEntropy => LayerTraits.IndependentProbabilities,
        _ => LayerTraits.None,
    };

    /// <param name="graph">The graph; its shapes are compatible.</param>
    /// <param name="outputs">The shape of each output.</param>
    public static IEnumerable<Finding> Check(NetworkGraph graph, IReadOnlyList<Shape> outputs)
    {
        for (int i = 0; i < graph.Heads.Count; i++)
        {
            if (Check(graph, i, outputs[i]) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (Finding finding in Belongings(graph, outputs))
        {
            yield return finding;
        }
    }

    private static Finding? Check(NetworkGraph graph, int index, Shape output)
    {
        GraphHead head = graph.Heads[index];
        LossKind loss = graph.LossOf(head);
        int? node = OutputTrail.LastOf(graph, head);
        LayerNode? last = node is { } number ? graph.Nodes[number].Layer : null;
        if (loss == LossKind.None && graph.HasLoss)
        {
            return new Finding("DN1006", Finding.OfHead(index), null, $"the output \"{head.Name}\" has no loss, but others have: give it one, such as Head(\"{head.Name}\", …, Loss.MeanSquaredError), or take it as a Tap");
        }

        LayerTraits wanted = LastLayerOf(loss);
        bool fits = wanted == LayerTraits.None || OpTable.Is(last, wanted);
        string? problem = loss switch
        {
            LossKind.PerHead => "Loss.PerHead stands for several outputs, each with a loss of its own: Head(name, value, loss); this output needs one of the other losses",
            LossKind.CrossEntropy when !fits => $"CrossEntropy wants Softmax as the last layer, but {Ends(last)}",
            LossKind.CrossEntropy when output.Channels < 2 => "CrossEntropy wants at least 2 classes, but Softmax gets 1; one class against none is Sigmoid with BinaryCrossEntropy",
            LossKind.Ctc when !fits => $"Ctc wants Softmax as the last layer, but {Ends(last)}",
            LossKind.Ctc when graph.Heads.Count > 1 => "Ctc is for networks with one output",
            LossKind.Ctc when output.Rank != 2 => $"Ctc wants a sequence (steps, classes) as the output, but it is {output}",
            LossKind.Ctc when output.Channels < 2 => "Ctc wants at least 2 classes, the blank and a label, but Softmax gets 1",
            LossKind.BinaryCrossEntropy when !fits => $"BinaryCrossEntropy wants Sigmoid as the last layer, but {Ends(last)}",
            LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber when OpTable.Is(last, LayerTraits.ClassProbabilities) =>
                $"{loss} is a regression's loss and wants no Softmax as the last layer; for classes take CrossEntropy",
            LossKind.Custom when graph.Options.CustomLoss is null => "Loss.Custom wants a method static float LossOf(float prediction, float target) in the class",
            _ => null,
        };
        if (problem is null)
        {
            return null;
        }

        bool whole = loss is LossKind.Custom or LossKind.PerHead && head.Loss is null;
        int place = whole ? Finding.WholeNetwork : loss is LossKind.Custom or LossKind.PerHead ? Finding.OfHead(index) : node is { } at ? graph.NumberOf(at) : head.Source.IsInput ? Finding.OfInput(head.Source.Index) : graph.NumberOf(head.Source.Index);
        return new Finding("DN1006", place, loss is LossKind.Custom or LossKind.PerHead ? whole ? "Loss" : "loss" : null, problem, Mend(loss, fits, output));
    }

    /// <summary>Properties of the attribute that belong to another loss, or that don't match the outputs.</summary>
    private static IEnumerable<Finding> Belongings(NetworkGraph graph, IReadOnlyList<Shape> outputs)
    {
        NetworkOptions options = graph.Options;
        LossKind[] losses = [.. graph.Heads.Select(graph.LossOf)];
        string loss = string.Join(" and ", losses.Distinct());
        int[] binary = [.. outputs.Where((_, index) => losses[index] == LossKind.BinaryCrossEntropy).Select(output => output.Channels)];
        if (options.LabelSmoothing != 0 && !losses.Contains(LossKind.CrossEntropy))
        {
            yield return Belongs("LabelSmoothing", "CrossEntropy", loss);
        }

        if (options.PositiveWeight != 1 && binary.Length == 0)
        {
            yield return Belongs("PositiveWeight", "BinaryCrossEntropy", loss);
        }

        if (options.PositiveWeights.Count > 0 && binary.Length == 0)
        {
            yield return Belongs("PositiveWeights", "BinaryCrossEntropy", loss);
        }
        else if (options.PositiveWeights.Count > 0 && options.PositiveWeight != 1)
        {
            yield return Whole("PositiveWeights", "PositiveWeight is for all outputs and PositiveWeights for each of them; only one of the two can be set");
        }
        else if (options.PositiveWeights.Count > 0 && binary.FirstOrDefault(size => size != options.PositiveWeights.Count) is > 0 and var wanted)
        {
            yield return Whole("PositiveWeights", InvariantText.Of($"PositiveWeights must have one number for each of the {wanted} outputs, but has {options.PositiveWeights.Count}; one for all is PositiveWeight"));
        }

        if (options.FocalGamma != 0 && !losses.Any(each => each is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy))
        {
            yield return Belongs("FocalGamma", "CrossEntropy and BinaryCrossEntropy", loss);
        }

        if (options.MaxLabels != 0 && !losses.Contains(LossKind.Ctc))
        {
            yield return Belongs("MaxLabels", "Ctc", loss);
        }
        else if (losses is [LossKind.Ctc] && outputs[0].Rank == 2 && options.MaxLabels > outputs[0].Pixels)
        {
            yield return Whole("MaxLabels", InvariantText.Of($"MaxLabels must be at most {outputs[0].Pixels}, the steps of the output, as more labels never fit, but is {options.MaxLabels}"));
        }
        else if (losses is [LossKind.Ctc] && outputs[0].Rank == 2 && TrellisFloats(outputs[0].Pixels, options.MaxLabels) > Addressable.Floats)
        {
            yield return Whole("MaxLabels", InvariantText.Of($"The variables of {outputs[0].Pixels} steps and twice as many states as labels are more numbers than {Addressable.Floats}; say by MaxLabels how many labels there are at most"));
        }

        if (options.IgnoredClass is not null && !losses.Contains(LossKind.CrossEntropy))
        {
            yield return Belongs("IgnoredClass", "CrossEntropy", loss);
        }
        else if (options.IgnoredClass is not null && losses.Length > 1 && outputs.Where((output, index) => losses[index] == LossKind.CrossEntropy && output.Rank == 1).Any())
        {
            yield return Whole("IgnoredClass", "IgnoredClass is for networks with one output, or whose outputs with CrossEntropy are sequences: it leaves out steps, and where an output is a vector whole rows, which have the other outputs, too");
        }
    }

    /// <summary>The room that CTC takes for each row, with every state padded as a vector at most.</summary>
    private static double TrellisFloats(int steps, int maxLabels) => ((double)steps + CtcKernel.MoreRows) * ((2.0 * (maxLabels > 0 ? maxLabels : steps)) + 8);

    private static Finding Belongs(string property, string losses, string loss) => Whole(property, $"{property} belongs to {losses}, but the loss is {loss}");

    private static Finding Whole(string property, string message) => new("DN1006", Finding.WholeNetwork, property, message);

    /// <summary>The last layer that the loss requires, or the Softmax that it excludes.</summary>
    private static string? Mend(LossKind loss, bool fits, Shape output) => loss switch
    {
        LossKind.CrossEntropy when !fits => output is { Rank: 1 or 2, Channels: >= 2 } ? "Softmax" : null,
        LossKind.Ctc when !fits => output is { Rank: 2, Channels: >= 2 } ? "Softmax" : null,
        LossKind.BinaryCrossEntropy => "Sigmoid",
        LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber => "no Softmax",
        _ => null,
    };

    private static string Ends(LayerNode? last) => last is null ? "there is no layer" : last.Blocks.Any() ? $"it is inside {last.Verb}: put it behind" : $"it is {last.Verb}";
}
