using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>The shape of the targets of an output.</summary>
public static class TargetShape
{
    /// <summary>
    /// The shape of a row of targets: that of the output, but for cross-entropy of a sequence, where it is the class of each step, and for CTC, where it is places
    /// for labels and their number.
    /// </summary>
    public static Shape Of(LossKind loss, NetworkOptions options, Shape output) => loss switch
    {
        LossKind.Ctc => Shape.Of((options.MaxLabels > 0 ? options.MaxLabels : output.Pixels) + 1),
        LossKind.CrossEntropy when output.Rank > 1 => Shape.Of(output.Pixels),
        _ => output,
    };
}
