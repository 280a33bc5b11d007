using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>The loss of a sequence of labels.</content>
internal sealed partial class Autodiff
{
    /// <summary>Of outputs alone: the loss reads the logits and their lengths.</summary>
    public bool Visit(BlankPaddingKernel kernel) => throw new System.InvalidOperationException($"{kernel.Name}: padding by blanks is for outputs, which aren't differentiated.");

    public bool Visit(CtcKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);
}
