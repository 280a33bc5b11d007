using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>The identity without a gradient. (PyTorch's detach.)</summary>
public sealed class StopGradientOp : LayerOp
{
    public override string Verb => "StopGradient";

    public override LayerTraits Traits => LayerTraits.StopsGradient | LayerTraits.WorksByStep;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.StopGradient(input);
}
