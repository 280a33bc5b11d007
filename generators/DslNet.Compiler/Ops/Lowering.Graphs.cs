using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Graphs: joins, strided copies, and blocks that are frozen or shared.</content>
public sealed partial class Lowering
{
    private readonly Dictionary<int, SharedPlace> shared = [];
    private readonly Dictionary<string, Value> taps = [];

    /// <summary>Whether batch normalization uses the batch's statistics here.</summary>
    public bool UsesBatchStatistics => training && !frozen.Contains(current);

    /// <summary>The tapped values, by name.</summary>
    public IReadOnlyDictionary<string, Value> Taps => taps;

    /// <summary>Taps a value under a name.</summary>
    /// <remarks>In a shared block it is the value of the block's first application.</remarks>
    public void Tap(string name, Value value)
    {
        if (!taps.ContainsKey(name))
        {
            taps[name] = value;
        }
    }

    /// <summary>The layer with an index, applied to values.</summary>
    public Value LayerAt(int number, LayerNode layer, IReadOnlyList<Value> inputs)
    {
        next = number;
        return Layer(layer, inputs);
    }

    /// <summary>A value that belongs to no layer.</summary>
    public Value NewValue(string name, Shape shape) => builder.NewValue(name + (training ? "" : ".eval"), ValueKind.Activation, shape, current);

    /// <summary>The name of a kernel that belongs to no layer.</summary>
    public string FreeName(string stem) => builder.KernelName(stem + (training ? "Forward" : "Eval"));

    /// <summary>Concatenation along an axis.</summary>
    public Value Concat(IReadOnlyList<Value> values, int axis)
    {
        Shape shape = values[0].Shape.With(axis, values.Sum(value => value.Shape.Extents[axis]));
        int at = 0;
        List<CopyPart> parts = [];
        foreach (Value value in values)
        {
            parts.Add(CopyPart.Whole(value, [.. shape.Extents.Select((_, index) => index == axis ? at : 0)]));
            at += value.Shape.Extents[axis];
        }

        return Copy(parts, shape);
    }

    /// <summary>A slice: the elements of a box.</summary>
    public Value Box(Value input, Shape box, int[] from) => Copy([CopyPart.Box(input, box, from, [.. from.Select(_ => 0)])], box);

    /// <summary>Zero padding: the value at an offset in a larger one.</summary>
    public Value Placed(Value input, Shape shape, int[] to) => Copy([CopyPart.Whole(input, to)], shape);

    /// <summary>Transposition of two axes.</summary>
    public Value Transpose(Value input, int first, int second)
    {
        int Other(int axis) => axis == first ? second : axis == second ? first : axis;
        Shape shape = Shape.Of([.. input.Shape.Extents.Select((_, axis) => input.Shape.Extents[Other(axis)])]);
        CopyLoop[] loops = [.. shape.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(Other(axis)), CopyStep.Along(axis)))];
        return Copy([new CopyPart(input, loops.ToEquatableArray(), Zeros(input.Shape.Rank), Zeros(shape.Rank))], shape);
    }

    /// <summary>Broadcasting: extents of 1, and a flat vector over all pixels.</summary>
    public Value Broadcast(Value input, Shape shape)
    {
        if (input.Shape == shape)
        {
            return input;
        }

        int missing = shape.Rank - input.Shape.Rank;
        CopyLoop[] loops = [.. shape.Extents.Select((extent, axis) => new CopyLoop(
            extent, axis < missing || (extent > 1 && input.Shape.Extents[axis - missing] == 1) ? CopyStep.Still : CopyStep.Along(axis - missing), CopyStep.Along(axis)))];
        return Copy([new CopyPart(input, loops.ToEquatableArray(), Zeros(input.Shape.Rank), Zeros(shape.Rank))], shape);
    }

    /// <summary>Nearest-neighbour upsampling of an image.</summary>
    public Value Repeat(Value input, int factor)
    {
        Shape shape = Shape.Of(input.Shape.Extents[0] * factor, input.Shape.Extents[1] * factor, input.Shape.Channels);
        CopyLoop[] loops =
        [
            new(input.Shape.Extents[0], CopyStep.Along(0), new CopyStep(0, factor)),
            new(factor, CopyStep.Still, CopyStep.Along(0)),
            new(input.Shape.Extents[1], CopyStep.Along(1), new CopyStep(1, factor)),
            new(factor, CopyStep.Still, CopyStep.Along(1)),
            new(input.Shape.Channels, CopyStep.Along(2), CopyStep.Along(2)),
        ];
        return Copy([new CopyPart(input, loops.ToEquatableArray(), Zeros(3), Zeros(3))], shape);
    }

    /// <summary>Shifts by one along an axis: each index gets the value of the next one (1) or the one before it (−1); the border is replicated.</summary>
    public Value Shifted(Value input, int axis, int by)
    {
        Shape shape = input.Shape;
        int extent = shape.Extents[axis];
        Shape border = shape.With(axis, 1), inner = shape.With(axis, extent - 1);
        int[] At(int place) => [.. shape.Extents.Select((_, index) => index == axis ? place : 0)];
        CopyPart outermost = CopyPart.Box(input, border, At(by > 0 ? extent - 1 : 0), At(by > 0 ? extent - 1 : 0));
        return Copy(extent == 1 ? [outermost] : [CopyPart.Box(input, inner, At(by > 0 ? 1 : 0), At(by > 0 ? 0 : 1)), outermost], shape);
    }

    /// <summary>Interleaves several values along an axis.</summary>
    public Value Interleaved(IReadOnlyList<Value> values, int axis)
    {
        Shape each = values[0].Shape, shape = each.With(axis, each.Extents[axis] * values.Count);
        return Copy(
            [.. values.Select((value, turn) => new CopyPart(
                value,
                each.Extents.Select((extent, index) => new CopyLoop(extent, CopyStep.Along(index), new CopyStep(index, index == axis ? values.Count : 1))).ToEquatableArray(),
                Zeros(each.Rank),
                each.Extents.Select((_, index) => index == axis ? turn : 0).ToEquatableArray()))],
            shape);
    }

    /// <summary>The value, without a gradient.</summary>
    public Value StopGradient(Value input)
    {
        Value output = NewActivation(input.Shape);
        kernels.Add(new ReshapeKernel(KernelName(), current, input, output) { StopsGradient = true });
        return output;
    }

    /// <summary>A learned parameter of a user's function.</summary>
    /// <param name="number">The declaration.</param>
    /// <param name="index">Its index among the function's.</param>
    /// <param name="count">The number of the function's learned parameters: a single one has no index in its name.</param>
    /// <param name="channels">Channels of the function's operand.</param>
    public Value Learned(LearnedNumber number, int index, int count, int channels) => Parameter(
        "parameter" + (count == 1 ? "" : InvariantText.Of(index + 1)), ParameterRole.Learned, Shape.Of(number.PerChannel ? channels : 1), number.Init, 1, 1);

    /// <summary>A shared block: later applications reuse the parameters of the first.</summary>
    /// <param name="id">The block's identity.</param>
    /// <param name="block">Its layers at its first application, else null.</param>
    /// <param name="input">What it is applied to.</param>
    public Value SharedBlock(int id, EquatableArray<LayerNode>? block, Value input)
    {
        if (block is { } layers)
        {
            shared[id] = new SharedPlace(next, layers);
            return Block(layers, input);
        }

        SharedPlace place = shared[id];
        int outer = next;
        next = place.First;
        Value output = Block(place.Layers, input);
        next = outer;
        return output;
    }

    /// <summary>Adds a strided copy.</summary>
    public Value Copy(IReadOnlyList<CopyPart> parts, Shape shape) => Copy(parts, NewActivation(shape), KernelName("Copy"));

    /// <summary>The same, outside of a layer.</summary>
    public Value Copy(IReadOnlyList<CopyPart> parts, Value output, string name)
    {
        kernels.Add(new CopyKernel(name, current, parts.ToEquatableArray(), output));
        return output;
    }

    /// <summary>One of several weights of the current layer.</summary>
    public Value Weight(string name, Shape shape, Initializer initializer, int fanIn, int fanOut) => Parameter(name, ParameterRole.Weight, shape, initializer, fanIn, fanOut);

    /// <summary>Parameters of frozen layers are buffers.</summary>
    private Value Parameter(string name, ParameterRole role, Shape shape, Initializer initializer, int fanIn, int fanOut) => frozen.Contains(current)
        ? builder.Buffer($"{LayerName}.{name}{suffix}", current, role, shape, initializer, fanIn, fanOut)
        : builder.Parameter($"{LayerName}.{name}{suffix}", current, role, shape, initializer, fanIn, fanOut);

    private static EquatableArray<int> Zeros(int rank) => Enumerable.Repeat(0, rank).ToEquatableArray();

    /// <summary>The first application of a shared block.</summary>
    private sealed record SharedPlace(int First, EquatableArray<LayerNode> Layers);
}
