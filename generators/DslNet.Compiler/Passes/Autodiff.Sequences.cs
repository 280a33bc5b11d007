using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Sequences whose rows have lengths, and embeddings.</content>
internal sealed partial class Autodiff
{
    public bool Visit(StepsKernel kernel)
    {
        if (gradients.Reached(kernel.Output) && gradients.Wants(kernel.Input))
        {
            StepsKind adjoint = kernel.Kind switch { StepsKind.Last => StepsKind.AtLast, StepsKind.AtLast => StepsKind.Last, var same => same };
            gradients.Add(new StepsKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, adjoint, gradients.Of(kernel.Output), kernel.Lengths, gradients.New(kernel.Input)));
        }

        return true;
    }

    public bool Visit(SoftmaxGradientKernel kernel) => throw Twice(kernel);

    public bool Visit(GatherKernel kernel)
    {
        if (gradients.Reached(kernel.Output) && gradients.Wants(kernel.Table))
        {
            // It is complete only after the last token, and so isn't stepped part by part.
            gradients.Add(new GatherGradientKernel(
                gradients.Name(kernel, "WeightGradient"), kernel.Layer, kernel.Tokens, gradients.Of(kernel.Output), gradients.New(kernel.Table, isSum: true)));
        }

        return true;
    }

    public bool Visit(GatherGradientKernel kernel) => throw Twice(kernel);
}
