using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Multi-head attention of one sequence to another: queries are a projection of the first operand, keys and values of the second.
/// (A. Vaswani and others, Attention Is All You Need, 2017.) Each projection has a weight and a bias of its own; in_proj_weight
/// and in_proj_bias of PyTorch's nn.MultiheadAttention are the three, one behind the other.
/// </summary>
public sealed class CrossAttentionOp : JoinOp
{
    public override string Verb => "CrossAttention";

    public override LayerTraits Traits => LayerTraits.Attends | LayerTraits.Joins | LayerTraits.KeepsShape;

    /// <summary>The memory's lengths mask keys; the output is as long as the queries are.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.OfFirst;

    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => AttentionSizes.Check(layer);

    public override double ParameterFloats(LayerNode layer, Shape input) => AttentionSizes.ParameterFloats(input.Channels);

    protected override ShapeResult Infer(LayerNode layer, IReadOnlyList<Shape> operands)
    {
        if (operands is not [var queries, var keys])
        {
            return ShapeResult.Fail($"CrossAttention joins two sequences, queries and memory, but gets {InvariantText.Of(operands.Count)}");
        }

        return (AttentionSizes.Problem(layer, queries) ?? AttentionSizes.Problem(layer, keys)) is { } problem ? ShapeResult.Fail(problem)
            : queries.Channels != keys.Channels ? ShapeResult.Fail($"CrossAttention wants sequences of one width, but gets {Shapes(operands)}")
            : queries;
    }

    protected override Value Lower(LayerNode layer, IReadOnlyList<Value> operands, Lowering lowering)
    {
        int width = operands[0].Shape.Channels;
        Value Projected(Value value, string letter) => lowering.Project(value, letter + "_proj_weight", letter + "_proj_bias", $".{letter}_proj", width, AttentionSizes.InInit);
        AttentionOperand queries = new(Projected(operands[0], "q"), 0), keys = new(Projected(operands[1], "k"), 0), values = new(Projected(operands[1], "v"), 0);
        Value heads = lowering.Attend(layer.Integer("heads"), causal: false, width, queries, keys, values, lowering.LengthsOf(operands[1]));
        Value output = lowering.Project(heads, "out_proj.weight", "out_proj.bias", "", width, AttentionSizes.OutInit(width));
        lowering.SetLengths(output, lowering.LengthsOf(operands[0]));
        return output;
    }
}
