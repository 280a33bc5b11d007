using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>x where it is positive, else alpha·(e^x − 1). (D. Clevert and others, 2015.)</summary>
public sealed class EluOp : ElementwiseOp
{
    public override string Verb => "Elu";

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public override InitKind? PreferredInit => InitKind.HeNormal;

    /// <summary>1.245198 for the usual alpha: less than He's √2, as negative inputs aren't cut off.</summary>
    public override double? Gain(LayerNode layer) => ActivationGain.Of(x => Apply(x, layer));

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Finite(layer, "alpha");

    public override Expr Apply(Expr x, LayerNode layer) => x.Pool.SelectGreater(x, x.Pool.Constant(0), x, layer.Number("alpha") * (x.Pool.Exp(x) - 1));
}
