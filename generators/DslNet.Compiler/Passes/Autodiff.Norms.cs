using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Normalization within rows.</content>
internal sealed partial class Autodiff
{
    /// <summary>By the input in closed form; by the scale Σ dy·n, by the shift Σ dy, over all rows and pixels.</summary>
    public bool Visit(RowNormalizeKernel kernel)
    {
        if (!gradients.Reached(kernel.Output))
        {
            return true;
        }

        (Value normalized, Value deviation) = (kernel.Normalized!, kernel.InverseDeviation!);
        Value upstream = gradients.Of(kernel.Output);

        // The scale's last read precedes the kernel of its own gradient, so that an optimizer may step it right then.
        if (gradients.Wants(kernel.Input))
        {
            gradients.Add(new RowNormalizeGradientKernel(
                gradients.Name(kernel, "InputGradient"), kernel.Layer, kernel.Groups, kernel.Centers, upstream, kernel.Scale, normalized, deviation, kernel.Lengths, gradients.New(kernel.Input)));
        }

        Summed(kernel, kernel.Scale, EquatableArray.Of(upstream, normalized), pool.Operand(0) * pool.Operand(1));
        if (kernel.Shift is { } shift)
        {
            Summed(kernel, shift, EquatableArray.Of(upstream), pool.Operand(0));
        }

        return true;
    }

    public bool Visit(RowNormalizeGradientKernel kernel) => throw Twice(kernel);

    private void Summed(RowNormalizeKernel kernel, Value parameter, EquatableArray<Value> operands, Expr term)
    {
        if (gradients.Wants(parameter))
        {
            string name = gradients.Builder.KernelName(Naming.Member(parameter.Name) + "Gradient");
            gradients.Add(new ReduceRowsKernel(name, kernel.Layer, Reduction.Sum, kernel.Output.Size, operands, term, gradients.New(parameter)));
        }
    }
}
