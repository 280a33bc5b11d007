using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// A recurrent layer with PyTorch's parameters: W_ih is [in, gates·units], W_hh is [units, gates·units], b_ih and b_hh are [gates·units], all drawn uniformly from
/// ±1/√units. The products with the input are one product over all steps; the recurrence has the product with the state alone. States start with zeros.
/// </summary>
/// <param name="cell">The equations.</param>
public abstract class RecurrentOp(RecurrentCell cell) : LayerOp
{
    private readonly int gates = RecurrentKernel.GatesOf(cell);

    public sealed override LayerTraits Traits => (gates == 1 ? LayerTraits.Ungated : LayerTraits.Recurrent) | LayerTraits.HasParameters;

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "units", 1);

    public sealed override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Rank == 2
        ? Shape.Of(input.Extents[0], layer.Integer("units"))
        : ShapeResult.Fail($"{Verb} wants a sequence (steps, features), but gets {input}");

    public sealed override LengthsUse Lengths(LayerNode layer, Shape input) => LengthsUse.Kept;

    public sealed override double ParameterFloats(LayerNode layer, Shape input)
    {
        int units = layer.Integer("units");
        long columns = (long)gates * units;
        return columns > int.MaxValue ? double.PositiveInfinity : Addressable.Weight((double)input.Channels + units, (int)columns) + (2 * Addressable.Parameters((int)columns));
    }

    public sealed override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        int units = layer.Integer("units"), columns = gates * units, features = input.Shape.Channels;
        Initializer init = new(InitKind.Uniform, (float)(1 / Math.Sqrt(units)));
        Value inputWeight = lowering.Parameter(ParameterRole.InputWeight, Shape.Of(features, columns), init, features, columns);
        Value hiddenWeight = lowering.Parameter(ParameterRole.HiddenWeight, Shape.Of(units, columns), init, units, columns);
        Value inputBias = lowering.Parameter(ParameterRole.InputBias, Shape.Of(columns), init, features, columns);
        Value hiddenBias = lowering.Parameter(ParameterRole.HiddenBias, Shape.Of(columns), init, units, columns);
        Value products = lowering.Map([lowering.MatMul(input, inputWeight, columns), inputBias], x => x[0] + x[1]);
        if (lowering.FusesRecurrences)
        {
            return lowering.Recurrence(cell, products, hiddenWeight, hiddenBias, lowering.LengthsOf(input));
        }

        return lowering.Loop([.. Gates(products, units, lowering)], [.. Enumerable.Repeat(units, States)], lowering.LengthsOf(input), (step, states) =>
        {
            Value hidden = lowering.Map([lowering.MatMul(states[0], hiddenWeight, columns), hiddenBias], x => x[0] + x[1]);
            return Step(layer, step, [.. Gates(hidden, units, lowering)], states, lowering);
        });
    }

    /// <summary>States: the output, and others.</summary>
    protected virtual int States => 1;

    /// <summary>The states after a step.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Of each gate: the step's product with its weight, bias added.</param>
    /// <param name="hidden">Of each gate: the state's, likewise.</param>
    /// <param name="states">Before the step.</param>
    /// <param name="lowering">Takes the kernels.</param>
    protected abstract IReadOnlyList<Value> Step(LayerNode layer, IReadOnlyList<Value> input, IReadOnlyList<Value> hidden, IReadOnlyList<Value> states, Lowering lowering);

    private IEnumerable<Value> Gates(Value all, int units, Lowering lowering)
    {
        Shape shape = all.Shape.With(all.Shape.Rank - 1, units);
        return gates == 1 ? [all] : Enumerable.Range(0, gates).Select(gate => lowering.Box(all, shape, [.. shape.Extents.Select((_, axis) => axis == shape.Rank - 1 ? gate * units : 0)]));
    }
}
