using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3009: arrays whose length provably doesn't match the network; the call would throw.</summary>
internal static class SizeMismatch
{
    public static void Check(BodyUse use)
    {
        foreach (IInvocationOperation call in use.Body.Calls)
        {
            if (GeneratedPredictions.IsNamed(call.TargetMethod))
            {
                NamedSizeMismatch.Check(call, use);
            }
            else if (call.TargetMethod.Name is "Forward" or "Predict" or "Backward" or "TrainStep" && (call.TargetMethod.ContainingType.IsOfLibrary() || GeneratedPredictions.IsMarked(call.TargetMethod)) && call.Instance is { } network && call.Argument("input") is { } input && SizesOf(use.At(network), use) is { } sizes)
            {
                Check(call, input, sizes, use);
            }
        }
    }

    private static void Check(IInvocationOperation call, IOperation input, NetworkSizes sizes, BodyUse use)
    {
        string network = sizes.Class.Name;
        int? rows = null;
        if (Lengths.Of(use.At(input), use.Tracer) is { } length)
        {
            if (length <= 0 || length % sizes.Input != 0)
            {
                Say(use, input, InvariantText.Of($"'{input.Text()}' has {length} numbers, which are no whole rows: {network} takes {sizes.Input} a row."));
                return;
            }

            rows = length / sizes.Input;
        }

        if (rows is { } known && call.TargetMethod.Name is "Backward" or "TrainStep" && Batches.OfNetwork(use.At(call.Instance!), use.Tracer) is { } batch && rows > batch)
        {
            Say(use, input, InvariantText.Of($"'{input.Text()}' has {rows} rows of {sizes.Input}, but {call.Instance!.Text()} was made for batches of at most {batch}: give its constructor a batchSize of {rows}."));
            return;
        }

        foreach (string parameter in new[] { "output", "target", "labels" })
        {
            if (call.Argument(parameter) is { } other && PerRow(parameter, call, sizes, use) is { } perRow && Lengths.Of(use.At(other), use.Tracer) is { } given)
            {
                CheckOther(use, network, input, other, (parameter == "labels" ? "labels" : "numbers", given, perRow), rows);
            }
        }
    }

    private static void CheckOther(BodyUse use, string network, IOperation input, IOperation other, (string What, int Given, int PerRow) size, int? rows)
    {
        string per = InvariantText.Of($"{size.PerRow} {(size.PerRow == 1 ? size.What.TrimEnd('s') : size.What)} a row");
        if (rows is { } known && size.Given != (long)known * size.PerRow)
        {
            Say(use, other, InvariantText.Of($"'{other.Text()}' has {size.Given} {size.What}, but '{input.Text()}' has {known} {(known == 1 ? "row" : "rows")}, and {network} wants {per}: {(long)known * size.PerRow}."));
        }
        else if (rows is null && (size.Given == 0 || size.Given % size.PerRow != 0))
        {
            Say(use, other, InvariantText.Of($"'{other.Text()}' has {size.Given} {size.What}, which are no whole rows: {network} wants {per}."));
        }
    }

    private static int? PerRow(string parameter, IInvocationOperation call, NetworkSizes sizes, BodyUse use) => parameter switch
    {
        "labels" => LabelsPerRow(sizes, use),
        "output" when GeneratedPredictions.IsTap(call.TargetMethod) => SizeOfTap(call, use),
        "target" when LossOf(sizes, use) is nameof(Compiler.Graph.LossKind.Ctc) or nameof(Compiler.Graph.LossKind.CrossEntropy) or nameof(Compiler.Graph.LossKind.PerHead) => use.Networks.Of(sizes.Class, use.Cancellation)?.TargetSize,
        _ => sizes.Output,
    };

    /// <summary>The size of the tapped value, where its name and the definition are known.</summary>
    private static int? SizeOfTap(IInvocationOperation call, BodyUse use) =>
        call.Argument("tap")?.ConstantValue is { HasValue: true, Value: string tap } ? use.Networks.Of(call.TargetMethod.ContainingType, use.Cancellation)?.SizeOfTap(tap) : null;

    /// <summary>Labels are class indices: one a row for cross-entropy, of a sequence one a step, one for each output for binary cross-entropy; other losses take none, and several outputs neither.</summary>
    private static int? LabelsPerRow(NetworkSizes sizes, BodyUse use) => LossOf(sizes, use) switch
    {
        "CrossEntropy" => use.Networks.Of(sizes.Class, use.Cancellation)?.Outputs is [{ Rank: var rank } output] ? rank > 1 ? output.Pixels : 1 : null,
        "BinaryCrossEntropy" => sizes.Output,
        _ => null,
    };

    private static string? LossOf(NetworkSizes sizes, BodyUse use) => use.Networks.Of(sizes.Class, use.Cancellation)?.Graph.Loss.ToString() ?? sizes.Loss;

    /// <summary>The network's sizes: of the declared class, or of the one class that is made.</summary>
    private static NetworkSizes? SizesOf(Value network, BodyUse use)
    {
        ITypeSymbol? declared = Operations.Bare(network.Operation).Type;
        if (NetworkSizes.Of(declared) is { } sizes)
        {
            return sizes;
        }

        return declared.Is("INetwork") && use.Tracer.Sources(network) is { Complete: true, Leaves: [{ } only] } ? NetworkSizes.Of(only.Operation.Type) : null;
    }

    private static void Say(BodyUse use, IOperation argument, string message) => use.Say(UseRules.SizeMismatch, argument.Syntax.GetLocation(), message);
}
