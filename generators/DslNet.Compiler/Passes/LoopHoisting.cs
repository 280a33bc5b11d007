using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Between lowering and differentiation: hoists kernels that don't depend on a loop's states. A product of a step of a sequence with a weight becomes one
/// product over the whole sequence before the loop, a convolution with a window of 1, and so do the maps before and after it. Their derivatives
/// are then those of the kernels outside.
/// </summary>
internal sealed class LoopHoisting
{
    private readonly ProgramBuilder builder;
    private readonly CancellationToken cancellation;

    private LoopHoisting(ProgramBuilder builder, CancellationToken cancellation)
    {
        this.builder = builder;
        this.cancellation = cancellation;
    }

    public static LoweredProgram Run(LoweredProgram program, CancellationToken cancellation)
    {
        LoopHoisting hoisting = new(program.Builder, cancellation);
        return program with
        {
            TrainForward = hoisting.Run(program.TrainForward),
            TrainHead = hoisting.Run(program.TrainHead),
            EvalForward = hoisting.Run(program.EvalForward),
            EvalLogits = hoisting.Run(program.EvalLogits),
            Taps = [.. program.Taps.Select(tap => tap with { Kernels = hoisting.Run(tap.Kernels) })],
        };
    }

    private IReadOnlyList<Kernel> Run(IReadOnlyList<Kernel> kernels) => [.. kernels.SelectMany(kernel => kernel is LoopKernel loop ? Hoisted(loop) : [kernel])];

    private List<Kernel> Hoisted(LoopKernel nested)
    {
        cancellation.ThrowIfCancellationRequested();
        LoopKernel loop = nested with { Body = Run(nested.Body) };
        Dictionary<Value, Value> sequences = loop.Sequences.ToDictionary(slice => slice.Inner, slice => slice.Outer);
        HashSet<Value> own = [.. loop.Defined];
        HashSet<Kernel> moved = Moved(loop, own);
        List<Kernel> before = [];
        foreach (Kernel kernel in loop.Body.Where(moved.Contains))
        {
            foreach (Value output in kernel.Outputs)
            {
                sequences[output] = builder.NewLike(output, output.Name + ".steps", Shape.Of([loop.Steps, .. output.Shape.Extents]));
            }

            before.Add(OverSequence(kernel, loop.Steps, sequences));
        }

        Kernel[] body = [.. loop.Body.Where(kernel => !moved.Contains(kernel))];
        HashSet<Value> read = [.. body.SelectMany(kernel => kernel.Inputs), .. loop.Given];
        return [.. before, loop with { Sequences = sequences.Where(pair => read.Contains(pair.Key)).Select(pair => new LoopSlice(pair.Value, pair.Key)).ToEquatableArray(), Body = body }];
    }

    /// <summary>The products that read steps of sequences and nothing else of the loop, and the maps that feed them or read their results.</summary>
    private static HashSet<Kernel> Moved(LoopKernel loop, HashSet<Value> own)
    {
        HashSet<Value> steps = [.. loop.Sequences.Select(slice => slice.Inner)];
        List<Kernel> candidates = [];
        foreach (Kernel kernel in loop.Body.Where(kernel => IsStepwise(kernel, steps, own)))
        {
            candidates.Add(kernel);
            steps.UnionWith(kernel.Outputs);
        }

        HashSet<Kernel> moved = new(KernelIdentity.Instance);
        HashSet<Value> behind = [], needed = [];
        foreach (Kernel kernel in candidates.Where(kernel => kernel is MatMulKernel || kernel.Inputs.Any(behind.Contains)))
        {
            moved.Add(kernel);
            behind.UnionWith(kernel.Outputs);
            needed.UnionWith(kernel.Inputs);
        }

        foreach (Kernel kernel in Enumerable.Reverse(candidates).Where(kernel => kernel.Outputs.Any(needed.Contains)))
        {
            moved.Add(kernel);
            needed.UnionWith(kernel.Inputs);
        }

        return moved;
    }

    /// <summary>
    /// Whether a kernel can process all steps of a sequence at once. A map broadcasts values that aren't per row over the steps of a
    /// sequence; per-row values from outside, it can't.
    /// </summary>
    private static bool IsStepwise(Kernel kernel, HashSet<Value> steps, HashSet<Value> own) => kernel switch
    {
        MatMulKernel { Form: MatMulForm.Forward, Epilogue: null } product => steps.Contains(product.Left) && !own.Contains(product.Right),
        MapKernel { PerRow: true } map => map.Operands.Any(steps.Contains)
            && map.Operands.All(operand => steps.Contains(operand) ? operand.Size == map.Size : !own.Contains(operand) && !operand.PerRow),
        RowNormalizeKernel { Groups: null } norm => steps.Contains(norm.Input) && !own.Contains(norm.Scale) && (norm.Shift is null || !own.Contains(norm.Shift)),
        _ => false,
    };

    private Kernel OverSequence(Kernel kernel, int steps, IReadOnlyDictionary<Value, Value> sequences) => kernel switch
    {
        MatMulKernel product => new ConvolutionKernel(
            product.Name, product.Layer, MatMulForm.Forward, Window.OfSteps(steps, product.In), sequences[product.Left], product.Right, sequences[product.Product], null),
        _ => Renaming.Of(sequences).Of(kernel),
    };
}
