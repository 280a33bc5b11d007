using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Attention.</content>
internal sealed partial class Renaming
{
    public Kernel Visit(AttentionKernel kernel) => Attention(kernel);

    public Kernel Visit(AttentionGradientKernel kernel) => kernel with
    {
        Attention = Attention(kernel.Attention),
        Upstream = Of(kernel.Upstream),
        QueriesGradient = Of(kernel.QueriesGradient),
        KeysGradient = Of(kernel.KeysGradient),
        ValuesGradient = Of(kernel.ValuesGradient),
    };

    private AttentionKernel Attention(AttentionKernel kernel) => kernel with
    {
        Queries = Of(kernel.Queries),
        Keys = Of(kernel.Keys),
        Values = Of(kernel.Values),
        Lengths = OrNull(kernel.Lengths),
        Output = Of(kernel.Output),
        LogSum = OrNull(kernel.LogSum),
    };

    private AttentionOperand Of(AttentionOperand operand) => operand with { Value = Of(operand.Value) };
}
