using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The first step of a sequence, [features]; zeros where the row's length is 0.</summary>
public sealed class FirstOp : SequenceOp
{
    public override string Verb => "First";

    public override LayerTraits Traits => LayerTraits.PicksStep;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Consumed;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.FirstStep(input);

    protected override Shape OutputOf(Shape sequence) => Shape.Of(sequence.Channels);
}
