using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Adaptive pooling.</content>
internal sealed partial class Autodiff
{
    public bool Visit(AdaptivePoolKernel kernel)
    {
        if (gradients.Reached(kernel.Output) && gradients.Wants(kernel.Input))
        {
            gradients.Add(new AdaptivePoolGradientKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, gradients.Of(kernel.Output), gradients.New(kernel.Input), kernel.Lengths));
        }

        return true;
    }

    public bool Visit(AdaptivePoolGradientKernel kernel) => throw Twice(kernel);
}
