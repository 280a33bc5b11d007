using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Every layer of the DSL, a line each. Tests walk this table, so a layer that is here is tested.</summary>
public static class OpTable
{
    public static IReadOnlyList<LayerOp> All { get; } =
    [
        new DenseOp(),
        new ConvolutionOp(2),
        new ConvolutionOp(1),
        new PoolOp(PoolKind.Max, 2),
        new PoolOp(PoolKind.Max, 1),
        new PoolOp(PoolKind.Average, 2),
        new PoolOp(PoolKind.Average, 1),
        new GlobalAvgPoolOp(),
        new BatchNormOp(),
        new DropoutOp(),
        new FlattenOp(),
        new ResidualOp(),

        new ConcatOp(),
        new ElementwiseJoinOp("Add", (left, right) => left + right),
        new ElementwiseJoinOp("Subtract", (left, right) => left - right),
        new ElementwiseJoinOp("Multiply", (left, right) => left * right, LayerTraits.Joins | LayerTraits.Gating),
        new IdentityOp(),
        new SharedOp(),
        new FrozenOp(),
        new StopGradientOp(),
        new TapOp(),
        new ReshapeOp(),
        new SliceOp(),
        new TransposeOp(),
        new PadOp(),
        new UpsampleOp(),

        new ReluOp(),
        new LeakyReluOp(),
        new SigmoidOp(),
        new TanhOp(),
        new EluOp(),
        new GeluOp(),
        new SiluOp(),
        new SoftplusOp(),
        new SoftmaxOp(),
        new ActivationOp(),
        new RescaleOp(),
    ];

    private static readonly Dictionary<string, LayerOp> ByVerb = All.ToDictionary(op => op.Verb);

    /// <summary>The op behind a verb of the DSL, or null.</summary>
    public static LayerOp? Find(string verb) => ByVerb.TryGetValue(verb, out LayerOp? op) ? op : null;

    /// <summary>The op of a layer that the graph holds.</summary>
    public static LayerOp Of(Graph.LayerNode layer) => ByVerb[layer.Verb];

    /// <summary>Whether there is such a layer, and all of these traits are its own.</summary>
    public static bool Is(Graph.LayerNode? layer, LayerTraits traits) => layer is not null && Of(layer).Traits.HasFlag(traits);

    /// <summary>Whether a verb of the DSL, or a word that is none, stands for a layer with all of these traits.</summary>
    public static bool Is(string? verb, LayerTraits traits) => verb is not null && Find(verb) is { } op && op.Traits.HasFlag(traits);

    /// <summary>Whether a layer has parameters or buffers, and so a view in the generated class: by what it is, or because its function learns.</summary>
    public static bool HasParameters(Graph.LayerNode layer) => Is(layer, LayerTraits.HasParameters) || layer.LearnedNumbers.Any();
}
