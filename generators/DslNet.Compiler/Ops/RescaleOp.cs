using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>scale·x + offset, with constants: the layer of <c>1 - z</c> and <c>2 * z</c>.</summary>
public sealed class RescaleOp : ElementwiseOp
{
    public override string Verb => "Rescale";

    public override LayerTraits Traits => LayerTraits.KeepsShape;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.Finite(layer, "scale").Concat(Range.Finite(layer, "offset"));

    public override Expr Apply(Expr x, LayerNode layer) => (layer.Number("scale") * x) + layer.Number("offset");
}
