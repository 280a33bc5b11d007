using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>The losses of sequences.</content>
internal partial class KernelRules
{
    public bool Visit(BlankPaddingKernel kernel)
    {
        Demand(kernel.Logits.Shape.Rank == 2 && kernel.Lengths.PerRow && kernel.Lengths.Size == 1, kernel, $"wants steps and a length for each row");
        return Same(kernel, kernel.Logits, kernel.Output);
    }

    public bool Visit(StepCrossEntropyKernel kernel)
    {
        Demand(kernel.Logits.Shape.Rank == 2 && kernel.Classes > 1, kernel, $"wants steps of classes, but has {kernel.Logits}");
        Demand(kernel.Lengths is null || (kernel.Lengths.PerRow && kernel.Lengths.Size == 1), kernel, $"wants a length for each row");
        Demand(kernel.Divisors.PerRow && kernel.Divisors.Size == 1, kernel, $"wants a divisor for each row, but has {kernel.Divisors}");
        return Same(kernel, kernel.Logits, kernel.LogitsGradient) && Same(kernel, kernel.Target.Size, kernel.Steps) && Same(kernel, kernel.StepLoss.Size, kernel.Steps);
    }

    public bool Visit(CtcKernel kernel)
    {
        Demand(kernel.MaxLabels > 0, kernel, $"has the target {kernel.Target}, without a place for a label");
        Demand(kernel.Logits.Shape.Rank == 2 && kernel.Classes > 1, kernel, $"wants steps of classes, but has {kernel.Logits}");
        Demand(kernel.Lengths is null || (kernel.Lengths.PerRow && kernel.Lengths.Size == 1), kernel, $"wants a length for each row");
        return Same(kernel, kernel.Logits, kernel.LogitsGradient) && Same(kernel, kernel.Trellis.Size, CtcKernel.TrellisOf(kernel.Steps, kernel.MaxLabels).Size);
    }
}
