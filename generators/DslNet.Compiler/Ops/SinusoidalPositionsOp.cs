using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Adds constant features of each position, waves from 2π to 10000·2π steps long: sin(t/10000^(2i/features)) to feature 2i of step t, the cosine of the same to feature 2i + 1.
/// (A. Vaswani and others, Attention Is All You Need, 2017, section 3.5.)
/// </summary>
public sealed class SinusoidalPositionsOp : SequenceOp
{
    public override string Verb => "SinusoidalPositions";

    public override LayerTraits Traits => LayerTraits.HasParameters;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override double ParameterFloats(LayerNode layer, Shape input) => Addressable.Weight(input.Extents[0], input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Value table = lowering.Buffer(ParameterRole.Positions, input.Shape, new Initializer(InitKind.Zeros));
        return lowering.Map([input, lowering.Gather(null, table, input.Shape.Extents[0])], operands => operands[0] + operands[1]);
    }

    protected override Shape OutputOf(Shape sequence) => sequence;
}
