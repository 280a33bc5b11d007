using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Sequences: steps that are real, the first, the last, the reverse; rows of tables.</content>
public sealed partial class Lowering
{
    /// <summary>The steps before each row's length, then zeros; the value itself where all steps are real.</summary>
    public Value Masked(Value sequence)
    {
        if (LengthsOf(sequence) is not { } count)
        {
            return sequence;
        }

        if (sequence.Shape.Rank == 1)
        {
            // Tokens are steps of one number.
            return Flat(Steps(StepsKind.Mask, Reshape(sequence, Shape.Of(sequence.Size, 1)), count, Shape.Of(sequence.Size, 1)));
        }

        Value output = Steps(StepsKind.Mask, sequence, count, sequence.Shape);
        SetLengths(output, count);
        return output;
    }

    /// <summary>The same of an input, which belongs to no layer.</summary>
    public Value MaskedInput(Value sequence, Value count)
    {
        Value output = NewValue(sequence.Name.Replace(".eval", "") + ".masked", sequence.Shape);
        kernels.Add(new StepsKernel(FreeName(Naming.Member(output.Name.Replace(".eval", ""))), current, StepsKind.Mask, sequence, count, output));
        SetLengths(output, count);
        return output;
    }

    /// <summary>The steps in reverse order, within each row's length: what is behind it stays in its place.</summary>
    public Value Reversed(Value sequence)
    {
        if (LengthsOf(sequence) is { } count)
        {
            Value output = Steps(StepsKind.Reverse, sequence, count, sequence.Shape);
            SetLengths(output, count);
            return output;
        }

        Shape shape = sequence.Shape;
        CopyLoop[] loops = [.. shape.Extents.Select((extent, axis) => new CopyLoop(extent, axis == 0 ? new CopyStep(0, -1) : CopyStep.Along(axis), CopyStep.Along(axis)))];
        int[] from = [.. shape.Extents.Select((extent, axis) => axis == 0 ? extent - 1 : 0)];
        return Copy([new CopyPart(sequence, loops.ToEquatableArray(), from.ToEquatableArray(), Zeros(shape.Rank))], shape);
    }

    /// <summary>The first step; zeros for a length of 0.</summary>
    public Value FirstStep(Value sequence)
    {
        Value first = StepAt(sequence, 0);
        return LengthsOf(sequence) is { } count
            ? Map([first, count], operands => Pool.Select(Comparison.Less, Pool.Constant(0), operands[1], operands[0], Pool.Constant(0)))
            : first;
    }

    /// <summary>The last step before each row's length; zeros for a length of 0.</summary>
    public Value LastStep(Value sequence) => LengthsOf(sequence) is { } count
        ? Steps(StepsKind.Last, sequence, count, StepOf(sequence.Shape))
        : StepAt(sequence, sequence.Shape.Extents[0] - 1);

    /// <summary>Rows of a table: by tokens, or, without them, one after the other.</summary>
    public Value Gather(Value? tokens, Value table, int steps)
    {
        Value output = NewActivation(Shape.Of(steps, table.Shape.Channels), tokens is null ? ".positions" : "");
        kernels.Add(new GatherKernel(KernelName(tokens is null ? "Positions" : ""), current, tokens, table, output));
        return output;
    }

    /// <summary>The same value, without a gradient; it belongs to no layer.</summary>
    public Value WithoutGradient(Value value)
    {
        Value output = NewValue(value.Name + ".fixed", value.Shape);
        kernels.Add(new ReshapeKernel(FreeName(Naming.Member(output.Name)), current, value, output) { StopsGradient = true });
        return output;
    }

    /// <summary>The shape of a step of a sequence.</summary>
    public static Shape StepOf(Shape sequence) => Shape.Of([.. sequence.Extents.Skip(1)]);

    private Value StepAt(Value sequence, int step)
    {
        Shape shape = StepOf(sequence.Shape);
        CopyLoop[] loops = [.. shape.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(axis + 1), CopyStep.Along(axis)))];
        int[] from = [step, .. shape.Extents.Select(_ => 0)];
        return Copy([new CopyPart(sequence, loops.ToEquatableArray(), from.ToEquatableArray(), Zeros(shape.Rank))], shape);
    }

    private Value Steps(StepsKind kind, Value input, Value count, Shape shape)
    {
        input = AsActivation(input);
        Value output = NewActivation(shape, kind == StepsKind.Mask ? ".masked" : "");
        kernels.Add(new StepsKernel(KernelName(kind == StepsKind.Mask ? "Mask" : ""), current, kind, input, count, output));
        return output;
    }
}
