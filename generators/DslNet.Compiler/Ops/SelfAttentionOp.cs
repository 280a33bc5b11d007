using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Multi-head self-attention: queries, keys and values are projections of the same sequence, and the heads' outputs are projected once more.
/// (A. Vaswani and others, Attention Is All You Need, 2017; equations, names and initializers of PyTorch's nn.MultiheadAttention.)
/// </summary>
public sealed class SelfAttentionOp : LayerOp
{
    public override string Verb => "SelfAttention";

    public override LayerTraits Traits => LayerTraits.Attends;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    /// <summary>It projects its input: the weights before it needn't be scaled for an activation.</summary>
    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => (Kernels.Window.OfSteps(input.Extents[0], input.Channels), 3 * input.Channels);

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => AttentionSizes.Check(layer);

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) =>
        AttentionSizes.Problem(layer, input) is { } problem ? ShapeResult.Fail(problem) : input;

    public override double ParameterFloats(LayerNode layer, Shape input) => AttentionSizes.ParameterFloats(input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int width = input.Shape.Channels;
        Value all = lowering.Project(input, "in_proj_weight", "in_proj_bias", ".in_proj", 3 * width, AttentionSizes.InInit);
        Value heads = lowering.Attend(
            layer.Integer("heads"), layer.Flag("causal"), width, new AttentionOperand(all, 0), new AttentionOperand(all, width), new AttentionOperand(all, 2 * width), lowering.LengthsOf(input));
        return lowering.Project(heads, "out_proj.weight", "out_proj.bias", "", width, AttentionSizes.OutInit(width));
    }
}
