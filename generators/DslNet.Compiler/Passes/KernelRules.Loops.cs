using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Loops: the inputs and outputs of a body are steps of sequences, states and summands.</content>
internal partial class KernelRules
{
    public bool Visit(LoopKernel kernel)
    {
        Demand(kernel.Steps > 0, kernel, $"has {kernel.Steps} steps");
        Demand(kernel.Lengths is null || kernel.Mask is null, kernel, $"masks its steps twice");
        foreach (Value lengths in new[] { kernel.Lengths, kernel.Mask?.Lengths, kernel.Mask?.Active }.OfType<Value>())
        {
            IsOf(ElementType.Float32, kernel, lengths, "takes its rows' lengths from");
            Demand(lengths.PerRow && lengths.Size == 1, kernel, $"takes its rows' lengths from {lengths}, which isn't one number for each row");
        }

        foreach (LoopSlice slice in kernel.Sequences.Concat(kernel.Results))
        {
            int[] expected = [kernel.Steps, .. slice.Inner.Shape.Extents];
            Demand(slice.Outer.Shape == Shape.Of(expected), kernel, $"has {slice.Inner} as a step of {slice.Outer}; expected [{Shape.Of(expected)}]");
            Demand(slice.Outer.PerRow == slice.Inner.PerRow, kernel, $"has {slice.Inner} as a step of {slice.Outer}, but only one of them is per row");
        }

        foreach (LoopState state in kernel.States)
        {
            foreach (Value value in new[] { state.Initial, state.After, state.Final }.OfType<Value>())
            {
                Alike(kernel, state.Before, value, "carries");
            }
        }

        foreach (LoopSum sum in kernel.Sums)
        {
            Alike(kernel, sum.Inner, sum.Outer, "adds up");
            IsOf(ElementType.Float32, kernel, sum.Outer, "adds up");
        }

        foreach (Value output in kernel.Outputs)
        {
            Demand(output.Kind is not (ValueKind.Parameter or ValueKind.Buffer), kernel, $"writes {output}, which is trained or kept");
        }

        return true;
    }

    private void Alike(Kernel kernel, Value left, Value right, string does) =>
        Demand(left.Shape == right.Shape && left.PerRow == right.PerRow && left.Type == right.Type, kernel, $"{does} {left} and {right} as one value");

    /// <summary>
    /// The operation of a kernel across the batch that depends on the number of rows (which varies over the steps where rows have lengths), or
    /// that updates a buffer; null where it has none.
    /// </summary>
    public static string? BatchWide(Kernel kernel) => kernel switch
    {
        NormalizeKernel or NormalizeGradientKernel => "normalises by the statistics of the batch",
        SoftmaxCrossEntropyKernel or StepCrossEntropyKernel or SigmoidCrossEntropyKernel or CtcKernel => "takes the mean loss of the batch",
        ReduceRowsKernel { Reduction: not Reduction.Sum } => "takes a mean over the rows of the batch",
        _ when ExpressionsOf(kernel).SelectMany(expression => expression.Nodes()).Any(node => node.Kind == ExprKind.Rows) => "reads the number of rows",
        _ => null,
    };

    private static IEnumerable<Expr> ExpressionsOf(Kernel kernel) => kernel switch
    {
        ProductKernel { Epilogue: { } epilogue } => epilogue.Results.Select(result => result.Expression),
        _ => ElementExpressions.Of(kernel)?.Expressions ?? [],
    };
}
