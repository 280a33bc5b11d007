using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Ops;

/// <summary>The user's own scalar function.</summary>
public sealed class ActivationOp : ElementwiseOp
{
    public override string Verb => "Activation";

    public override LayerTraits Traits => LayerTraits.UserFunction;

    public override InitKind? PreferredInit => InitKind.XavierNormal;

    /// <summary>What the function wants, but no more than He's: a function that is a ReLU far out would let more than that explode.</summary>
    public override double? Gain(LayerNode layer) => ActivationGain.Of(x => Apply(x, layer)) is { } gain ? System.Math.Min(gain, ActivationGain.OfRelu) : null;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.MapOfUser(input, x => Apply(x, layer));

    public override Expr Apply(Expr x, LayerNode layer) => StableForms.Of(layer.Function("function").Instantiate(x.Pool, x));
}
