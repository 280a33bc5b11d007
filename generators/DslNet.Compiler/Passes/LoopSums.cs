using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// After differentiation: a weight's gradient Σ xₜᵀ·δₜ, which a loop accumulates step by step, becomes one product over the sequences of x and δ after the loop,
/// and a bias's becomes one reduction, where δ is stored anyway.
/// </summary>
internal sealed class LoopSums
{
    private readonly ProgramBuilder builder;
    private readonly CancellationToken cancellation;

    private LoopSums(ProgramBuilder builder, CancellationToken cancellation)
    {
        this.builder = builder;
        this.cancellation = cancellation;
    }

    public static KernelProgram Run(KernelProgram program, ProgramBuilder builder, CancellationToken cancellation)
    {
        if (!program.Backward.Any(kernel => kernel is LoopKernel))
        {
            return program;
        }

        IReadOnlyList<Kernel> backward = new LoopSums(builder, cancellation).Run(program.Backward);

        // It is now written once, by a single product.
        HashSet<Value> products = [.. backward.OfType<ProductKernel>().Select(product => product.Product)];
        return (program with
        {
            Backward = backward,
            Parameters = [.. program.Parameters.Select(parameter => parameter.Gradient is { } gradient && products.Contains(gradient) ? parameter with { GradientIsSum = false } : parameter)],
        }).WithValuesInUse();
    }

    private IReadOnlyList<Kernel> Run(IReadOnlyList<Kernel> kernels) => [.. kernels.SelectMany(kernel => kernel is LoopKernel loop ? Hoisted(loop) : [kernel])];

    private List<Kernel> Hoisted(LoopKernel nested)
    {
        cancellation.ThrowIfCancellationRequested();
        LoopKernel loop = nested with { Body = Run(nested.Body) };
        HashSet<Value> own = [.. loop.Defined];
        Dictionary<Value, Value> sequences = [];
        foreach (LoopSlice slice in loop.Sequences.Concat(loop.Results))
        {
            sequences[slice.Inner] = slice.Outer;
        }

        List<LoopSlice> results = [.. loop.Results];
        List<Kernel> body = [.. loop.Body], behind = [];
        List<LoopSum> sums = [];
        foreach (LoopSum sum in loop.Sums)
        {
            if (body.SingleOrDefault(kernel => kernel.Outputs.Contains(sum.Inner)) is MatMulKernel { Form: MatMulForm.WeightGradient } product
                && own.Contains(product.Left) && own.Contains(product.Right) && IsOnlyAdded(loop, body, sum))
            {
                behind.Add(new ConvolutionKernel(
                    product.Name, product.Layer, MatMulForm.WeightGradient, Window.OfSteps(loop.Steps, product.In), SequenceOf(product.Left), SequenceOf(product.Right), sum.Outer, null));
                body.Remove(product);
            }
            else
            {
                sums.Add(sum);
            }
        }

        foreach (LoopSum sum in sums.ToArray())
        {
            if (body.SingleOrDefault(kernel => kernel.Outputs.Contains(sum.Inner)) is ReduceRowsKernel { Operands.Count: 1, Expression.Kind: ExprKind.Operand } rows
                && sequences.TryGetValue(rows.Operands[0], out Value? sequence) && rows.Operands[0].Size == rows.Size && IsOnlyAdded(loop, body, sum))
            {
                behind.Add(rows with { Size = sequence.Size, Operands = EquatableArray.Of(sequence), Output = sum.Outer });
                body.Remove(rows);
                sums.Remove(sum);
            }
        }

        LoopKernel left = loop with { Results = results.ToEquatableArray(), Sums = sums.ToEquatableArray(), Body = body };
        return [left, .. behind];

        Value SequenceOf(Value inner)
        {
            if (!sequences.TryGetValue(inner, out Value? sequence))
            {
                sequences[inner] = sequence = builder.NewLike(inner, inner.Name + ".steps", Shape.Of([loop.Steps, .. inner.Shape.Extents]));
                results.Add(new LoopSlice(sequence, inner));
            }

            return sequence;
        }
    }

    /// <summary>Whether the sum is the only reader of its summand.</summary>
    private static bool IsOnlyAdded(LoopKernel loop, IEnumerable<Kernel> body, LoopSum sum) =>
        loop.Given.Count(value => value == sum.Inner) == 1 && !body.Any(kernel => kernel.Inputs.Contains(sum.Inner));
}
