using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>The loss of a sequence of labels, and the softmax at each step.</content>
internal sealed partial class Autodiff
{
    public bool Visit(SoftmaxGradientKernel kernel) => throw Twice(kernel);

    public bool Visit(CtcKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);
}
