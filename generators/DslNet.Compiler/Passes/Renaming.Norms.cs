using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Normalization within rows.</content>
internal sealed partial class Renaming
{
    public Kernel Visit(RowNormalizeKernel kernel) => kernel with
    {
        Input = Of(kernel.Input),
        Scale = Of(kernel.Scale),
        Shift = OrNull(kernel.Shift),
        Output = Of(kernel.Output),
        Normalized = OrNull(kernel.Normalized),
        InverseDeviation = OrNull(kernel.InverseDeviation),
        Lengths = OrNull(kernel.Lengths),
    };

    public Kernel Visit(RowNormalizeGradientKernel kernel) => kernel with
    {
        Upstream = Of(kernel.Upstream),
        Scale = Of(kernel.Scale),
        Normalized = Of(kernel.Normalized),
        InverseDeviation = Of(kernel.InverseDeviation),
        Lengths = OrNull(kernel.Lengths),
        InputGradient = Of(kernel.InputGradient),
    };
}
