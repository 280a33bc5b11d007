using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The value itself; its gradient goes no further back. (PyTorch's detach.)</summary>
public sealed class StopGradientOp : LayerOp
{
    public override string Verb => "StopGradient";

    public override LayerTraits Traits => LayerTraits.StopsGradient;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.StopGradient(input);
}
