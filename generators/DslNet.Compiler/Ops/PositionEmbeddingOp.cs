using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Adds learned features of each position, a table [steps, features] that begins as normal numbers of mean 0 and deviation 1, as an embedding's. (J. Gehring and others, Convolutional Sequence to Sequence Learning, 2017.)</summary>
public sealed class PositionEmbeddingOp : SequenceOp
{
    public override string Verb => "PositionEmbedding";

    public override LayerTraits Traits => LayerTraits.HasParameters;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override double ParameterFloats(LayerNode layer, Shape input) => Addressable.Weight(input.Extents[0], input.Channels);

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Value table = lowering.Parameter(ParameterRole.Table, input.Shape, new Initializer(InitKind.Normal, 1), 1, input.Shape.Channels);
        return lowering.Map([input, lowering.Gather(null, table, input.Shape.Extents[0])], operands => operands[0] + operands[1]);
    }

    protected override Shape OutputOf(Shape sequence) => sequence;
}
