using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Between simplification and fusion: the gradient of a max-pool is commuted with the kernels after it, which then process as many elements as the pool has outputs and
/// not as many as it has inputs. The derivative of an activation before the pool is needed only at the argmax, where the activation's
/// value is the pool's output; and a sum over all pixels is the sum of the upstream gradient. The activation itself is then dead after the forward pass.
/// </summary>
internal static class PoolGradientCommuting
{
    public static KernelProgram Run(KernelProgram program, CancellationToken cancellation)
    {
        List<Kernel> backward = [.. program.Backward];
        foreach (PoolGradientKernel gradient in program.Backward.OfType<PoolGradientKernel>())
        {
            cancellation.ThrowIfCancellationRequested();
            PoolKernel? pool = program.TrainForward.OfType<PoolKernel>().FirstOrDefault(kernel => kernel.Positions is not null && kernel.Positions == gradient.Positions);
            if (pool is not null && TryCommute(program, backward, gradient, pool) is { } moved)
            {
                SumBefore(backward, moved);
            }
        }

        return (program with { Backward = backward }).WithValuesInUse();
    }

    /// <summary>The pool's rewritten derivative, or null where nothing commutes with it.</summary>
    private static PoolGradientKernel? TryCommute(KernelProgram program, List<Kernel> backward, PoolGradientKernel gradient, PoolKernel pool)
    {
        Kernel[] readers = [.. program.AllKernels.Where(kernel => kernel.Inputs.Contains(gradient.InputGradient))];
        if (readers.Length != 1
            || readers[0] is not MapKernel { Results.Count: 1 } map
            || !backward.Contains(map)
            || !map.Operands.All(operand => operand == gradient.InputGradient || operand == pool.Input))
        {
            return null;
        }

        // g·f(y), and so 0 wherever g is; and independent of the element's index, which a random mask isn't.
        MapResult result = map.Results[0];
        int upstream = map.Operands.ToList().IndexOf(gradient.InputGradient);
        Expr[] without = [.. map.Operands.Select((_, index) => index == upstream ? program.Pool.Constant(0) : program.Pool.Operand(index))];
        if (result.Expression.Nodes().Any(node => node.Kind == ExprKind.Random)
            || Derivative.Of(result.Expression, upstream).Operands().Contains(upstream)
            || !result.Expression.Substitute(without, program.Pool).IsConstant(0))
        {
            return null;
        }

        int id = program.Values.Concat(backward.SelectMany(kernel => kernel.Outputs)).Max(value => value.Id) + 1;
        Value sloped = new(id, $"{result.Value.Name}.of_{pool.Output.Name}", ValueKind.Activation, gradient.Upstream.Shape, gradient.Layer);
        EquatableArray<Value> operands = map.Operands.Select(operand => operand == pool.Input ? pool.Output : gradient.Upstream).ToEquatableArray();
        PoolGradientKernel moved = gradient with { Upstream = sloped, InputGradient = result.Value };
        backward.Remove(map);
        int place = backward.IndexOf(gradient);
        backward[place] = moved;
        backward.Insert(place, map with { Operands = operands, Results = [new MapResult(sloped, result.Expression)] });
        return moved;
    }

    /// <summary>Rewrites sums over all pixels of the derivative to sums of its upstream gradient.</summary>
    private static void SumBefore(List<Kernel> backward, PoolGradientKernel gradient)
    {
        for (int i = 0; i < backward.Count; i++)
        {
            if (backward[i] is ReduceRowsKernel { Reduction: Reduction.Sum, Operands.Count: 1, Expression.Kind: ExprKind.Operand } sum && sum.Operands[0] == gradient.InputGradient)
            {
                backward[i] = sum with { Size = gradient.Upstream.Size, Operands = EquatableArray.Of(gradient.Upstream) };
            }
        }
    }
}
