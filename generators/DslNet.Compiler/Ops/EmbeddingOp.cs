using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Learned features of each token: [steps] → [steps, units], rows of a table [vocabulary, units] that begins as normal numbers of mean 0 and deviation 1. (PyTorch's Embedding.)</summary>
public sealed class EmbeddingOp : LayerOp
{
    public override string Verb => "Embedding";

    public override LayerTraits Traits => LayerTraits.HasParameters | LayerTraits.ReadsTokens;

    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "units", 1);

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Vocabulary > 0
        ? Shape.Of(input.Size, layer.Integer("units"))
        : ShapeResult.Fail($"Embedding looks up tokens, but gets {input}, which are quantities; declare the input as Tokens(steps, vocabulary)");

    public override double ParameterFloats(LayerNode layer, Shape input) => Addressable.Weight(input.Vocabulary, layer.Integer("units"));

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int units = layer.Integer("units");
        Value table = lowering.Parameter(ParameterRole.Table, Shape.Of(input.Shape.Vocabulary, units), new Initializer(InitKind.Normal, 1), 1, units);
        return lowering.Gather(input, table, input.Size);
    }
}
