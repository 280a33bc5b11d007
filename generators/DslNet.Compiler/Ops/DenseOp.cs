using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>y = x·W + b, W is [in, out].</summary>
public sealed class DenseOp : LayerOp
{
    public override string Verb => "Dense";

    public override LayerTraits Traits => LayerTraits.FullyConnected | LayerTraits.HasFan | LayerTraits.HasBias | LayerTraits.WorksByStep;

    /// <summary>A sequence gets here only step by step.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public override long Connections(LayerNode layer, Shape input) => (long)input.Size * layer.Integer("units");

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "units", 1).Concat(Range.Weights(layer, "init"));

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Rank == 1
        ? Shape.Of(layer.Integer("units"))
        : ShapeResult.Fail($"Dense wants a flat input, but gets {input}; put Flatten{(input.Rank == 2 ? ", GlobalAvgPool or Last" : "")} before it{(input.Rank == 2 ? ", or apply it to each step: Map(Dense(…))" : "")}");

    public override double ParameterFloats(LayerNode layer, Shape input)
    {
        int units = layer.Integer("units");
        return Addressable.Weight(input.Size, units) + (layer.Flag("bias") ? Addressable.Parameters(units) : 0);
    }

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int units = layer.Integer("units");
        int inputs = input.Shape.Channels;
        Value weight = lowering.Parameter(ParameterRole.Weight, Shape.Of(inputs, units), lowering.Resolve(layer.Weights("init"), inputs), inputs, units);
        Value product = lowering.MatMul(input, weight, units);
        if (!layer.Flag("bias"))
        {
            return product;
        }

        Value bias = lowering.Parameter(ParameterRole.Bias, Shape.Of(units), new Initializer(InitKind.Zeros), inputs, units);
        return lowering.Map([product, bias], operands => operands[0] + operands[1]);
    }
}
