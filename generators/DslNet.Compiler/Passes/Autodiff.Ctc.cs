using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>The loss of a sequence of labels.</content>
internal sealed partial class Autodiff
{
    public bool Visit(CtcKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);
}
