using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3005: unscaled features passed to Fit.</summary>
internal static class RawData
{
    /// <summary>Collections whose features aren't scaled; MNIST's pixels are 0 to 1, the spoken digits' samples −1 to 1.</summary>
    private static readonly ImmutableHashSet<string> Raw = ["Digits", "Iris", "Wine", "BreastCancer", "Diabetes"];

    public static void Check(BodyUse use)
    {
        foreach (IInvocationOperation fit in use.Body.Calls.Where(call => call.Calls("NetworkTraining", "Fit")))
        {
            if (fit.Argument("train") is { } train && RootOf(use.At(train), use) is { } root && !IsScaledElsewhere(fit, use))
            {
                use.Say(UseRules.RawData, train.Syntax.GetLocation(), $"'{train.Text()}' holds the features of {root.Text()} as they were measured. Networks learn better from features of one scale: apply a Standardizer that was fitted on the training set.");
            }
        }
    }

    /// <summary>The reader that the data comes from without a transform, on all paths; null where one path is unknown or has a transform.</summary>
    private static IInvocationOperation? RootOf(Value train, BodyUse use)
    {
        ImmutableArray<DataPath> paths = use.Lineage.Paths(train);
        return !paths.IsEmpty && paths.All(path => path.Complete && IsReader(path.Root.Operation) && !path.Steps.Any(step => step.Kind == DataStepKind.Transform && MayScale(step, use.Tracer)))
            ? (IInvocationOperation)paths[0].Root.Operation
            : null;
    }

    private static bool IsReader(IOperation root) =>
        root is IInvocationOperation { TargetMethod: { } method } && ((method.ContainingType.Is("Datasets") && Raw.Contains(method.Name)) || (method.ContainingType.Is("CsvDataset") && method.Name == "Read"));

    /// <summary>An imputer only fills gaps; anything else may scale.</summary>
    private static bool MayScale(DataStep step, Tracer tracer) =>
        step.Transform is not { } transform || tracer.Sources(transform) is not { Complete: true } sources || !sources.Leaves.All(leaf => leaf.Operation.Type.Is("Imputer"));

    /// <summary>An augmentation can transform the rows, a BatchNorm as the first layer scales them, and tokens are no quantities.</summary>
    private static bool IsScaledElsewhere(IInvocationOperation fit, BodyUse use)
    {
        bool augmented = fit.Argument("options") is { } options
            && VisibleOptions.Setting(use.At(options), "Augmentation", use.Tracer) is { } settings
            && settings.Any(setting => !VisibleOptions.IsMissing(setting.Given, use.Tracer));
        return augmented || (fit.Receiver() is { } network && NormalizesItself(Operations.Bare(network).Type as INamedTypeSymbol, use));
    }

    private static bool NormalizesItself(INamedTypeSymbol? network, BodyUse use) =>
        network is not null && NetworkSizes.Attribute(network) is { } attribute
        && DefinitionReader.Read(network, attribute, use.Compilation, use.Cancellation).Graph is { } graph
        && (graph.Inputs.Any(input => input.IsTokens) || NormalizesFirst(graph));

    private static bool NormalizesFirst(NetworkGraph graph) =>
        graph.EntryLayers(layer => OpTable.Is(layer, LayerTraits.ForgetsShape)).ToArray() is { Length: > 0 } first
        && first.All(layer => OpTable.Is(layer, LayerTraits.BatchNormalization));
}
