using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Ops;

/// <summary>The user's own scalar function.</summary>
public sealed class ActivationOp : ElementwiseOp
{
    public override string Verb => "Activation";

    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.MapOfUser(input, x => Apply(x, layer));

    public override Expr Apply(Expr x, LayerNode layer) => StableForms.Of(layer.Function("function").Instantiate(x.Pool, x));
}
