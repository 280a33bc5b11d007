using System;
using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x where it is positive, else slope·x.</summary>
public sealed class LeakyReluOp : ElementwiseOp
{
    public override string Verb => "LeakyRelu";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public override InitKind? PreferredInit => InitKind.HeNormal;

    /// <summary>√(2/(1 + slope²)). (K. He and others, 2015, equation 15; PyTorch's calculate_gain.)</summary>
    public override double? Gain(LayerNode layer) => Math.Sqrt(2 / (1 + Math.Pow(layer.Number("slope"), 2)));

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Finite(layer, "slope");

    public override Expr Apply(Expr x, LayerNode layer) => x.Pool.SelectGreater(x, x.Pool.Constant(0), x, layer.Number("slope") * x);
}
