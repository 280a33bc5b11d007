using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>The loss of a sequence of labels, and the softmax at each step.</content>
internal sealed partial class Autodiff
{
    public bool Visit(SoftmaxGradientKernel kernel) => throw Twice(kernel);

    /// <summary>Of outputs alone: the loss reads the logits and their lengths.</summary>
    public bool Visit(BlankPaddingKernel kernel) => throw new System.InvalidOperationException($"{kernel.Name}: padding by blanks is for outputs, which aren't differentiated.");

    public bool Visit(CtcKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);
}
