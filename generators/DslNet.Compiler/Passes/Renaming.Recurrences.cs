using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Recurrences.</content>
internal sealed partial class Renaming
{
    public Kernel Visit(RecurrentKernel kernel) => Recurrence(kernel);

    public Kernel Visit(RecurrentGradientKernel kernel) => kernel with
    {
        Recurrence = Recurrence(kernel.Recurrence),
        Upstream = Of(kernel.Upstream),
        ProductsGradient = Of(kernel.ProductsGradient),
        StatesGradient = OrNull(kernel.StatesGradient),
    };

    private RecurrentKernel Recurrence(RecurrentKernel kernel) => kernel with
    {
        Products = Of(kernel.Products),
        Weight = Of(kernel.Weight),
        Bias = Of(kernel.Bias),
        Lengths = OrNull(kernel.Lengths),
        Output = Of(kernel.Output),
        Before = OrNull(kernel.Before),
        Stored = OrNull(kernel.Stored),
    };
}
