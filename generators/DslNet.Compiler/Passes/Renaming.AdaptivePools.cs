using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Adaptive pooling.</content>
internal sealed partial class Renaming
{
    public Kernel Visit(AdaptivePoolKernel kernel) => kernel with { Input = Of(kernel.Input), Output = Of(kernel.Output), Lengths = OrNull(kernel.Lengths) };

    public Kernel Visit(AdaptivePoolGradientKernel kernel) => kernel with { Upstream = Of(kernel.Upstream), InputGradient = Of(kernel.InputGradient), Lengths = OrNull(kernel.Lengths) };
}
