using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Sequences whose rows have lengths, and embeddings.</content>
internal partial class KernelRules
{
    public bool Visit(SoftmaxGradientKernel kernel) => Same(kernel, kernel.Upstream, kernel.Output) && Same(kernel, kernel.Output, kernel.InputGradient);

    public bool Visit(StepsKernel kernel)
    {
        Value step = kernel.Kind == StepsKind.AtLast ? kernel.Input : kernel.Output;
        bool keeps = kernel.Kind is StepsKind.Mask or StepsKind.Reverse;
        Demand(kernel.Lengths.PerRow && kernel.Lengths.Size == 1, kernel, $"takes its rows' lengths from {kernel.Lengths}, which isn't one number for each row");
        Demand(kernel.Sequence.Shape.Rank > 1 && kernel.Input.PerRow && kernel.Output.PerRow, kernel, $"goes over {kernel.Sequence}, which isn't a sequence for each row");
        Demand(keeps ? kernel.Input.Shape == kernel.Output.Shape : step.Shape.Extents.SequenceEqual(kernel.Sequence.Shape.Extents.Skip(1)), kernel, $"turns {kernel.Input} into {kernel.Output}");
        return true;
    }

    public bool Visit(GatherKernel kernel) => Gathered(kernel, kernel.Tokens, kernel.Table, kernel.Output, kernel.Steps);

    public bool Visit(GatherGradientKernel kernel) => Gathered(kernel, kernel.Tokens, kernel.TableGradient, kernel.Upstream, kernel.Steps);

    private bool Gathered(Kernel kernel, Value? tokens, Value table, Value steps, int count)
    {
        Demand(!table.PerRow && table.Shape.Rank == 2, kernel, $"has {table} as its table");
        Demand(steps.PerRow && steps.Shape == Shape.Of(count, table.Shape.Channels), kernel, $"reads rows of {table} as {steps}");
        Demand(tokens is null ? table.Shape.Extents[0] == count : tokens.PerRow && tokens.Size == count, kernel, $"reads {count} rows of {table} for each row of the batch by {tokens}");
        return true;
    }
}
