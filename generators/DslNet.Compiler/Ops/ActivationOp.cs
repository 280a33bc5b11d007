using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Ops;

/// <summary>The user's own scalar function of each element and, where it has them, of learned parameters.</summary>
public sealed class ActivationOp : ElementwiseOp
{
    public override string Verb => "Activation";

    public override LayerTraits Traits => LayerTraits.UserFunction;

    public override InitKind? PreferredInit => InitKind.XavierNormal;

    /// <summary>The function's own gain, but at most He's: activations that are asymptotically a ReLU would explode with more.</summary>
    public override double? Gain(LayerNode layer) => ActivationGain.Of(x => Apply(x, layer)) is { } gain ? System.Math.Min(gain, ActivationGain.OfRelu) : null;

    public override double ParameterFloats(LayerNode layer, Shape input) => layer.LearnedNumbers.Sum(number => Addressable.Parameters(number.PerChannel ? input.Channels : 1));

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => layer.Arguments.Where(argument => argument.Value is ArgumentValue.Learned).SelectMany(argument => Range.Start(layer, argument.Name));

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Value[] numbers = [.. layer.LearnedNumbers.Select((number, index) => lowering.Learned(number, index, layer.LearnedNumbers.Count(), input.Shape.Channels))];
        return lowering.MapOfUser([input, .. numbers], operands => StableForms.Of(layer.Function("function").Instantiate(lowering.Pool, [.. operands])));
    }

    /// <summary>With the initial values of learned parameters: their initializer's mean.</summary>
    public override Expr Apply(Expr x, LayerNode layer) => StableForms.Of(layer.Function("function").Instantiate(
        x.Pool,
        [x, .. layer.LearnedNumbers.Select(number => x.Pool.Constant(number.Init.Kind == InitKind.Constant ? number.Init.Value : 0))]));
}
