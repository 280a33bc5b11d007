using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Sequences whose rows have lengths, and embeddings.</content>
internal sealed partial class Renaming
{
    public Kernel Visit(SoftmaxGradientKernel kernel) => kernel with { Upstream = Of(kernel.Upstream), Output = Of(kernel.Output), InputGradient = Of(kernel.InputGradient) };

    public Kernel Visit(StepsKernel kernel) => kernel with { Input = Of(kernel.Input), Lengths = Of(kernel.Lengths), Output = Of(kernel.Output) };

    public Kernel Visit(GatherKernel kernel) => kernel with { Tokens = OrNull(kernel.Tokens), Table = Of(kernel.Table), Output = Of(kernel.Output) };

    public Kernel Visit(GatherGradientKernel kernel) => kernel with { Tokens = OrNull(kernel.Tokens), Upstream = Of(kernel.Upstream), TableGradient = Of(kernel.TableGradient) };
}
