using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Recurrences.</content>
public sealed partial class Lowering
{
    private string suffix = "";
    private bool reversed;

    /// <summary>
    /// A recurrence over the steps of sequences, with states that start with zeros; from the last step of each row to the first in a reversed copy. Its result
    /// is the first state after each step.
    /// </summary>
    /// <param name="sequences">Of the shape [steps, features].</param>
    /// <param name="units">The size of each state.</param>
    /// <param name="lengths">The rows' lengths, or null.</param>
    /// <param name="body">The states after a step, from a step of each sequence and the states before it.</param>
    public Value Loop(IReadOnlyList<Value> sequences, IReadOnlyList<int> units, Value? lengths, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, IReadOnlyList<Value>> body)
    {
        Value[] outer = [.. sequences.Select(AsActivation)];
        int steps = outer[0].Shape.Extents[0], first = kernels.Count;
        bool isReversed = reversed;
        LoopSlice[] slices = [.. outer.Select(sequence => new LoopSlice(sequence, NewActivation(StepOf(sequence.Shape), ".step")))];
        Value[] before = [.. units.Select(size => NewActivation(Shape.Of(size), ".state"))];

        // Recurrences inside the body aren't reversed with it.
        reversed = false;
        IReadOnlyList<Value> after = body([.. slices.Select(slice => slice.Inner)], before);
        reversed = isReversed;
        Kernel[] inside = [.. kernels.Skip(first)];
        kernels.RemoveRange(first, inside.Length);
        Value result = NewActivation(Shape.Of(steps, units[0]), ".steps");
        kernels.Add(new LoopKernel(
            KernelName(), current, steps, isReversed, slices.ToEquatableArray(),
            before.Select((state, index) => new LoopState(null, state, after[index], null)).ToEquatableArray(),
            EquatableArray.Of(new LoopSlice(result, after[0])), default, inside)
        {
            Lengths = lengths,
        });
        return result;
    }

    /// <summary>Whether a recurrent layer is one kernel.</summary>
    public bool FusesRecurrences => builder.Recurrences == RecurrenceForm.Fused;

    /// <summary>A recurrence with fixed equations as one kernel; reversed and with lengths as <see cref="Loop"/>.</summary>
    /// <param name="cell">The equations.</param>
    /// <param name="products">Of the input with its weight, bias added, [steps, gates·units].</param>
    /// <param name="weight">Of the state, [units, gates·units].</param>
    /// <param name="bias">Of the state's product, [gates·units].</param>
    /// <param name="lengths">The rows' lengths, or null.</param>
    public Value Recurrence(RecurrentCell cell, Value products, Value weight, Value bias, Value? lengths)
    {
        int steps = products.Shape.Extents[0], units = weight.Shape.Extents[0], parts = RecurrentKernel.PartsOf(cell);
        Value output = NewActivation(Shape.Of(steps, units), ".steps");
        Value? before = training ? NewActivation(output.Shape, ".before") : null;
        Value? stored = training && parts > 0 ? NewActivation(Shape.Of(steps, parts, units), ".stored") : null;
        kernels.Add(new RecurrentKernel(KernelName(), current, cell, reversed, products, weight, bias, lengths, output, before, stored));
        return output;
    }

    /// <summary>The layers of a recurrence's cell, applied to a step and the state.</summary>
    public Value Cell(ArgumentValue.Cell cell, IReadOnlyList<Value> inputs)
    {
        List<Value> values = [];
        Value Of(GraphSource source) => source.IsInput ? inputs[source.Index] : values[source.Index];
        foreach (GraphNode node in cell.Nodes)
        {
            values.Add(Layer(node.Layer, [.. node.Sources.Select(Of)]));
        }

        return Of(cell.Output);
    }

    /// <summary>A recurrence in both directions: the layer, and a copy with parameters of its own that runs from the last step to the first; PyTorch's names for those end in _reverse, too.</summary>
    public (Value Forward, Value Backward) BothDirections(EquatableArray<LayerNode> block, Value input)
    {
        int first = next;
        Value forward = Block(block, input);
        (next, string outer) = (first, suffix);
        (suffix, reversed) = (outer + "_reverse", !reversed);
        Value backward = Block(block, input);
        (suffix, reversed) = (outer, !reversed);
        return (forward, backward);
    }
}
