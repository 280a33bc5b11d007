using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Expresses the lengths of a loop's rows by kernels of its body, so that back ends run every step for all rows: a state keeps its value where the mask of
/// the step is 0, a result is 0 there, and what sums over rows reads 0. The masks choose and don't multiply: what a padded step computes may overflow.
/// A parameter's gradient that is left in a body is such a sum.
/// </summary>
internal sealed class LoopMasks
{
    private readonly KernelProgram program;
    private int next;

    private LoopMasks(KernelProgram program)
    {
        this.program = program;
        next = program.Values.Max(value => value.Id) + 1;
    }

    public static KernelProgram Run(KernelProgram program) =>
        LoopKernel.WithBodies(program.AllKernels).Any(kernel => kernel is LoopKernel { Lengths: not null }) ? new LoopMasks(program).Run() : program;

    private KernelProgram Run() => (program with
    {
        TrainForward = Of(program.TrainForward, []),
        TrainHead = Of(program.TrainHead, []),
        Backward = Of(program.Backward, []),
        EvalForward = Of(program.EvalForward, []),
        EvalLogits = Of(program.EvalLogits, []),
        Taps = program.TapsWith(tap => Of(tap.Kernels, [])),
    }).WithValuesInUse();

    /// <param name="kernels">Outside of all loops, or a body.</param>
    /// <param name="masks">Of the loops around them.</param>
    private IReadOnlyList<Kernel> Of(IReadOnlyList<Kernel> kernels, Value[] masks) =>
        [.. kernels.SelectMany(kernel => kernel is LoopKernel loop ? [Masked(loop, masks)] : masks.Length == 0 ? [kernel] : WithMaskedRows(kernel, masks))];

    private LoopKernel Masked(LoopKernel loop, Value[] masks)
    {
        if (loop.Lengths is not { } lengths)
        {
            return loop with { Body = Of(loop.Body, masks) };
        }

        int id = next++;
        Value active = new(id, $"{loop.Name}.active{InvariantText.Of(id)}", ValueKind.Activation, Shape.Of(1), loop.Layer);
        List<Kernel> body = [.. Of(loop.Body, [.. masks, active])];
        LoopState[] states = [.. loop.States.Select(state => state with { After = Chosen(state.After, state.Before) })];
        LoopSlice[] results = [.. loop.Results.Select(result => result with { Inner = Chosen(result.Inner, null) })];
        LoopSum[] sums = [.. loop.Sums.Select(sum => sum with { Inner = Chosen(sum.Inner, null) })];
        return loop with { Lengths = null, Mask = new LoopMask(lengths, active), States = states.ToEquatableArray(), Results = results.ToEquatableArray(), Sums = sums.ToEquatableArray(), Body = body };

        // What isn't per row is a sum over rows already; and positions are read by what is masked itself.
        Value Chosen(Value value, Value? otherwise)
        {
            if (!value.PerRow || value.Type != ElementType.Float32)
            {
                return value;
            }

            (Value chosen, MapKernel map) = Map(loop.Name, loop.Layer, value, active, otherwise);
            body.Add(map);
            return chosen;
        }
    }

    /// <summary>A kernel that sums over rows, on rows of which those that aren't active are 0.</summary>
    private IEnumerable<Kernel> WithMaskedRows(Kernel kernel, Value[] masks)
    {
        if (kernel.Outputs.All(output => output.PerRow))
        {
            return [kernel];
        }

        if (kernel is ReduceRowsKernel rows)
        {
            return [OfActive(rows, masks)];
        }

        List<Kernel> kernels = [];
        Dictionary<Value, Value> masked = [];
        foreach (Value input in kernel.Inputs.Where(input => input.PerRow && input.Type == ElementType.Float32).Distinct())
        {
            Value value = input;
            foreach (Value mask in masks)
            {
                (value, MapKernel map) = Map(kernel.Name, kernel.Layer, value, mask, null);
                kernels.Add(map);
            }

            masked[input] = value;
        }

        return [.. kernels, Renaming.Of(masked).Of(kernel)];
    }

    private ReduceRowsKernel OfActive(ReduceRowsKernel kernel, Value[] masks)
    {
        Operands operands = new(program.Pool);
        Expr expression = kernel.Expression.Substitute([.. kernel.Operands.Select(operands.Of)], program.Pool);
        foreach (Value mask in masks)
        {
            expression = Active(operands.Of(mask), expression, program.Pool.Constant(0));
        }

        return kernel with { Operands = operands.Values, Expression = expression };
    }

    private Expr Active(Expr mask, Expr value, Expr otherwise) => program.Pool.Select(Comparison.Less, program.Pool.Constant(0.5), mask, value, otherwise);

    private (Value Chosen, MapKernel Map) Map(string name, int layer, Value value, Value active, Value? otherwise)
    {
        ExprPool pool = program.Pool;
        int id = next++;
        Value chosen = value with { Id = id, Name = $"{value.Name}.masked{InvariantText.Of(id)}", Kind = ValueKind.Activation };
        Expr expression = Active(pool.Operand(0), pool.Operand(1), otherwise is null ? pool.Constant(0) : pool.Operand(2));
        Value[] operands = otherwise is null ? [active, value] : [active, value, otherwise];
        return (chosen, new MapKernel($"{name}Mask{InvariantText.Of(id)}", layer, operands.ToEquatableArray(), [new MapResult(chosen, expression)]));
    }
}
