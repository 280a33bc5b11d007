using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The last step of a sequence, of a row with a length the step before it, [features]; zeros where the row's length is 0.</summary>
public sealed class LastOp : SequenceOp
{
    public override string Verb => "Last";

    public override LayerTraits Traits => LayerTraits.PicksStep;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Consumed;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.LastStep(input);

    protected override Shape OutputOf(Shape sequence) => Shape.Of(sequence.Channels);
}
