using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>The losses of sequences.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(BlankPaddingKernel kernel)
    {
        string call = $"Ctc.Pad({memory.Owner}.Workers, {memory.SliceOf(kernel.Logits)}, {memory.SliceOf(kernel.Lengths)}, rows, {InvariantText.Of(kernel.Logits.Shape.Pixels)}, {InvariantText.Of(kernel.Logits.Shape.Channels)}, {memory.SliceOf(kernel.Output)})";
        Method(kernel, $"{kernel.Output.Name} = {kernel.Logits.Name}, with a certain blank at each step behind {kernel.Lengths.Name}. {Shown(kernel.Logits)}.", call);
        return true;
    }

    public bool Visit(StepCrossEntropyKernel kernel)
    {
        string lengths = kernel.Lengths is null ? "default" : memory.SliceOf(kernel.Lengths), counts = kernel.Counts is null ? "default" : memory.SliceOf(kernel.Counts);
        string ignored = kernel.Ignored is { } label ? InvariantText.Of(label) : "null";
        string call = $"StepCrossEntropy.Loss({memory.Owner}.Workers, {memory.SliceOf(kernel.Logits)}, {memory.SliceOf(kernel.Target)}, {lengths}, {ignored}, {InvariantText.Literal(kernel.Smoothing)}, {InvariantText.Literal(kernel.FocalGamma)}, "
            + $"rows, {InvariantText.Of(kernel.Steps)}, {InvariantText.Of(kernel.Classes)}, {memory.SliceOf(kernel.Divisors)}, {memory.SliceOf(kernel.StepLoss)}, {memory.SliceOf(kernel.Loss)}, {memory.SliceOf(kernel.LogitsGradient)}, {counts})";
        string before = kernel.Lengths is null ? "" : $" before {kernel.Lengths.Name}", but = kernel.Ignored is null ? "" : $", but those of class {ignored}";
        string smoothing = kernel.Smoothing == 0 ? "" : $", the target smoothed by {InvariantText.Of(kernel.Smoothing)}";
        string focal = kernel.FocalGamma == 0 ? "" : $", each class by (1 − p) to the power of {InvariantText.Of(kernel.FocalGamma)}";
        Method(
            kernel,
            $"Cross-entropy of softmax({kernel.Logits.Name}) at each step{before}{but}{smoothing}{focal}; {kernel.Loss.Name} = its {Mean(kernel.Counts)}, {kernel.LogitsGradient.Name} = the derivative of that. {Shown(kernel.Logits)}.",
            call);
        return true;
    }

    public bool Visit(CtcKernel kernel)
    {
        string lengths = kernel.Lengths is null ? "default" : memory.SliceOf(kernel.Lengths);
        string call = $"Ctc.Loss({memory.Owner}.Workers, {memory.SliceOf(kernel.Logits)}, {memory.SliceOf(kernel.Target)}, {lengths}, rows, {InvariantText.Of(kernel.Steps)}, {InvariantText.Of(kernel.Classes)}, {InvariantText.Of(kernel.MaxLabels)}, "
            + $"{memory.SliceOf(kernel.Trellis)}, {memory.SliceOf(kernel.RowLoss)}, {memory.SliceOf(kernel.Loss)}, {memory.SliceOf(kernel.LogitsGradient)}{Counts(kernel.Counts)})";
        Method(
            kernel,
            $"Connectionist temporal classification: −log of the probability of the labels of {kernel.Target.Name} in softmax({kernel.Logits.Name}), over their number, in each row; {kernel.Loss.Name} = its {Mean(kernel.Counts)}, "
            + $"{kernel.LogitsGradient.Name} = the derivative of that. {Shown(kernel.Logits)}.",
            call);
        return true;
    }
}
