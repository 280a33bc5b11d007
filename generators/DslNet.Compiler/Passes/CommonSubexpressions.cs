using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Between lowering and differentiation: global value numbering over the forward kernels. A kernel that repeats the computation of an earlier one on the
/// same values is removed, and its readers read the earlier result; the derivative then sees one value with several readers. Branches that begin with the
/// same layers, and a shared block applied to one value twice, are computed once. A chain has none.
/// </summary>
internal sealed class CommonSubexpressions
{
    private readonly HashSet<Value> outputs;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<Computation, Kernel> known = [];
    private readonly Dictionary<Value, Value> replaced = [];

    private CommonSubexpressions(HashSet<Value> outputs, CancellationToken cancellation)
    {
        this.outputs = outputs;
        this.cancellation = cancellation;
    }

    public static LoweredProgram Run(LoweredProgram program, CancellationToken cancellation)
    {
        CommonSubexpressions training = new([.. program.Heads, program.TrainOutput], cancellation);
        CommonSubexpressions eval = new([program.EvalOutput, .. new[] { program.Logits }.OfType<Value>()], cancellation);
        return program with
        {
            TrainForward = training.Numbered(program.TrainForward),
            TrainHead = training.Numbered(program.TrainHead),
            Heads = [.. program.Heads.Select(training.Of)],
            TrainOutput = training.Of(program.TrainOutput),
            EvalForward = eval.Numbered(program.EvalForward),
            EvalLogits = eval.Numbered(program.EvalLogits),
            EvalOutput = eval.Of(program.EvalOutput),
            Logits = program.Logits is null ? null : eval.Of(program.Logits),
            Taps = [.. program.Taps.Select(tap => new CommonSubexpressions([tap.Value], cancellation).Numbered(tap))],
        };
    }

    private TapProgram Numbered(TapProgram tap)
    {
        Kernel[] kernels = Numbered(tap.Kernels);
        return tap with { Kernels = kernels, Value = Of(tap.Value) };
    }

    private Value Of(Value value) => replaced.TryGetValue(value, out Value? earlier) ? earlier : value;

    private Kernel[] Numbered(IReadOnlyList<Kernel> kernels)
    {
        List<Kernel> left = [];
        foreach (Kernel each in kernels)
        {
            cancellation.ThrowIfCancellationRequested();
            Kernel kernel = WithReplacedInputs(each);
            if (Computation.Of(kernel) is not { } computation)
            {
                left.Add(kernel);
            }
            else if (!known.TryGetValue(computation, out Kernel? earlier))
            {
                known[computation] = kernel;
                left.Add(kernel);
            }
            else if (kernel.Outputs.Zip(earlier.Outputs, (here, there) => outputs.Contains(here) && outputs.Contains(there)).Any(both => both))
            {
                // Distinct outputs of the program stay distinct values.
                left.Add(kernel);
            }
            else
            {
                foreach ((Value here, Value there) in kernel.Outputs.Zip(earlier.Outputs, (here, there) => (here, there)))
                {
                    replaced[here] = there;
                    if (outputs.Contains(here))
                    {
                        outputs.Add(there);
                    }
                }
            }
        }

        return [.. left];
    }

    private Kernel WithReplacedInputs(Kernel kernel)
    {
        Kernel renamed = kernel.Inputs.Any(replaced.ContainsKey) ? Renaming.Of(replaced).Of(kernel) : kernel;
        return renamed is LoopKernel loop ? Numbered(loop) : renamed;
    }

    /// <summary>
    /// The body of a loop is numbered separately: its kernels aren't redundant with the same kernels outside, since their random numbers differ.
    /// </summary>
    private LoopKernel Numbered(LoopKernel loop)
    {
        CommonSubexpressions inside = new([], cancellation);
        LoopKernel numbered = loop with { Body = inside.Numbered(loop.Body) };
        return (LoopKernel)Renaming.Of(inside.replaced).Of(numbered);
    }

    /// <summary>The value number's key: what determines a kernel's results, apart from the names of kernel and results.</summary>
    /// <param name="Kind">The kind of kernel.</param>
    /// <param name="Inputs">What it reads.</param>
    /// <param name="Detail">Its attributes, equal by value.</param>
    /// <param name="Results">The kinds and shapes of its outputs.</param>
    private sealed record Computation(Type Kind, EquatableArray<Value> Inputs, object Detail, EquatableArray<(ValueKind Kind, Shape Shape)> Results)
    {
        /// <summary>Null for a kernel with side effects: batch normalization updates its running statistics each time.</summary>
        public static Computation? Of(Kernel kernel) => DetailOf(kernel) is { } detail
            ? new Computation(kernel.GetType(), kernel.Inputs.ToEquatableArray(), detail, kernel.Outputs.Select(output => (output.Kind, output.Shape)).ToEquatableArray())
            : null;

        // Equal expressions of one pool are the same object, and random numbers of different streams are different expressions.
        private static object? DetailOf(Kernel kernel) => kernel switch
        {
            MapKernel map => map.Results.Select(result => result.Expression.Id).ToEquatableArray(),
            MatMulKernel { Epilogue: null } product => product.Form,
            ConvolutionKernel { Epilogue: null } convolution => (convolution.Form, convolution.Window),
            PoolKernel pool => (pool.Kind, pool.Window),
            ReshapeKernel reshape => reshape.StopsGradient,
            CopyKernel copy => copy.Parts,
            SoftmaxKernel => true,
            AdaptivePoolKernel => true,
            RowNormalizeKernel norm => (norm.Groups, norm.Centers, norm.Epsilon),
            StepsKernel steps => steps.Kind,
            GatherKernel gather => gather.Steps,
            RecurrentKernel recurrence => (recurrence.Cell, recurrence.Reversed),
            AttentionKernel attention => (attention.Heads, attention.IsCausal, attention.Queries, attention.Keys, attention.Values),
            _ => null,
        };
    }
}
