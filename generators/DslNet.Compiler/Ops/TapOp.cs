using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The identity; its value gets a name by which Predict can compute it.</summary>
public sealed class TapOp : LayerOp
{
    public override string Verb => "Tap";

    public override LayerTraits Traits => LayerTraits.NamesValue;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        lowering.Tap(layer.Name!, input);
        return input;
    }
}
