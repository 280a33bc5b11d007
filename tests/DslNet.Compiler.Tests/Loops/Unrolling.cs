using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>
/// A program without loops that means the same as one with them: the body written out for each step. Where rows have lengths, the step is computed for all
/// rows and chosen by a mask; a random number is drawn for the whole sequence before the first step.
/// </summary>
internal sealed class Unrolling(LoopProgram program)
{
    private readonly ExprPool pool = program.Pool;

    public IReadOnlyList<Kernel> Of(IEnumerable<Kernel> kernels) => [.. kernels.SelectMany(kernel => kernel is LoopKernel loop ? Of(loop) : [kernel])];

    private List<Kernel> Of(LoopKernel loop)
    {
        List<Kernel> unrolled = [], body = [];
        List<LoopSlice> sequences = [.. loop.Sequences];
        foreach (Kernel kernel in Of(loop.Body))
        {
            body.Add(WithDrawnNumbers(kernel, loop.Steps, sequences, unrolled));
        }

        Dictionary<Value, Value> states = loop.States.ToDictionary(state => state.Before, state => state.Initial ?? Zero(state.Before, unrolled));
        Dictionary<Value, Value> sums = loop.Sums.ToDictionary(sum => sum.Outer, sum => Zero(sum.Outer, unrolled));
        Dictionary<Value, List<CopyPart>> results = loop.Results.ToDictionary(result => result.Outer, _ => new List<CopyPart>());
        foreach (int t in loop.Reversed ? Enumerable.Range(0, loop.Steps).Reverse() : Enumerable.Range(0, loop.Steps))
        {
            Dictionary<Value, Value> here = new(states);
            foreach (LoopSlice sequence in sequences)
            {
                here[sequence.Inner] = Step(sequence, t, unrolled);
            }

            foreach (Value value in body.SelectMany(kernel => kernel.Outputs))
            {
                here[value] = program.Builder.NewLike(value, value.Name, value.Shape);
            }

            Renaming renaming = Renaming.Of(here);
            unrolled.AddRange(body.Select(kernel => renaming.Of(kernel) with { Name = program.KernelName("Step") }));
            Value? mask = loop.Lengths is null ? null : Step(new LoopSlice(program.Masks[loop.Lengths], program.New("mask", 1)), t, unrolled);
            Value Now(Value inner) => here.GetValueOrDefault(inner, inner);
            foreach (LoopSlice result in loop.Results)
            {
                Value now = Where(mask, Now(result.Inner), null, unrolled);
                int[] from = [.. result.Inner.Shape.Extents.Select(_ => 0)];
                CopyLoop[] loops = [.. result.Inner.Shape.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(axis), CopyStep.Along(axis + 1)))];
                results[result.Outer].Add(new CopyPart(now, loops.ToEquatableArray(), from.ToEquatableArray(), EquatableArray.Of([t, .. from])));
            }

            foreach (LoopSum sum in loop.Sums)
            {
                Value now = Where(mask, Now(sum.Inner), null, unrolled);
                sums[sum.Outer] = Map(sum.Outer, x => x[0] + x[1], unrolled, sums[sum.Outer], now);
            }

            states = loop.States.ToDictionary(state => state.Before, state => Where(mask, Now(state.After), states[state.Before], unrolled));
        }

        unrolled.AddRange(results.Select(pair => new CopyKernel(program.KernelName("Join"), 0, pair.Value.ToEquatableArray(), pair.Key)));
        foreach ((Value from, Value to) in sums.Select(pair => (pair.Value, pair.Key)).Concat(loop.States.Where(state => state.Final is not null).Select(state => (states[state.Before], state.Final!))))
        {
            unrolled.Add(new MapKernel(program.KernelName("Leave"), 0, EquatableArray.Of(from), [new MapResult(to, pool.Operand(0))]));
        }

        return unrolled;
    }

    private Value Step(LoopSlice sequence, int t, List<Kernel> unrolled)
    {
        Value step = program.Builder.NewLike(sequence.Inner, sequence.Inner.Name, sequence.Inner.Shape);
        int[] to = [.. step.Shape.Extents.Select(_ => 0)];
        CopyLoop[] loops = [.. step.Shape.Extents.Select((extent, axis) => new CopyLoop(extent, CopyStep.Along(axis + 1), CopyStep.Along(axis)))];
        unrolled.Add(new CopyKernel(program.KernelName("Slice"), 0, EquatableArray.Of(new CopyPart(sequence.Outer, loops.ToEquatableArray(), EquatableArray.Of([t, .. to]), to.ToEquatableArray())), step));
        return step;
    }

    /// <summary>The first where the mask is 1, else the second, or 0.</summary>
    private Value Where(Value? mask, Value value, Value? otherwise, List<Kernel> unrolled) => mask is null ? value
        : otherwise is null ? Map(value, x => pool.Select(Comparison.Less, pool.Constant(0.5), x[0], x[1], pool.Constant(0)), unrolled, mask, value)
        : Map(value, x => pool.Select(Comparison.Less, pool.Constant(0.5), x[0], x[1], x[2]), unrolled, mask, value, otherwise);

    private Value Zero(Value like, List<Kernel> unrolled) => Map(like, _ => pool.Constant(0), unrolled);

    private Value Map(Value like, Func<Expr[], Expr> function, List<Kernel> unrolled, params Value[] operands)
    {
        Value output = program.Builder.NewLike(like, like.Name, like.Shape);
        Expr expression = function([.. operands.Select((_, index) => pool.Operand(index))]);
        unrolled.Add(new MapKernel(program.KernelName("Unrolled"), 0, operands.ToEquatableArray(), [new MapResult(output, expression)]));
        return output;
    }

    /// <summary>A map with the random numbers of each step as one more operand: drawn for the whole sequence, outside.</summary>
    private Kernel WithDrawnNumbers(Kernel kernel, int steps, List<LoopSlice> sequences, List<Kernel> unrolled)
    {
        if (kernel is not MapKernel map || map.Results.SelectMany(result => result.Expression.Nodes()).FirstOrDefault(node => node.Kind == ExprKind.Random) is not { } random)
        {
            return kernel;
        }

        Value drawn = program.New("drawn", steps, map.Size), step = program.New("drawn.step", map.Size);
        unrolled.Add(new MapKernel(program.KernelName("Draw"), 0, default, [new MapResult(drawn, random)]));
        sequences.Add(new LoopSlice(drawn, step));
        Drawing drawing = new(pool, [.. Enumerable.Range(0, map.Operands.Count).Select(pool.Operand)], pool.Operand(map.Operands.Count));
        return map with { Operands = map.Operands.Append(step).ToEquatableArray(), Results = [.. map.Results.Select(result => result with { Expression = result.Expression.Fold(drawing) })] };
    }

    private sealed class Drawing(ExprPool pool, Expr[] operands, Expr drawn) : Rebuilding(pool, operands)
    {
        public override Expr Random(int stream) => drawn;
    }
}
