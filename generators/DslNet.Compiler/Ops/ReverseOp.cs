using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The steps of a sequence in reverse order; of a row with a length those before it, and what is behind it stays in its place.</summary>
public sealed class ReverseOp : SequenceOp
{
    public override string Verb => "Reverse";

    public override LayerTraits Traits => LayerTraits.None;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Reversed(input);

    protected override Shape OutputOf(Shape sequence) => sequence;
}
