using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>Attention.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(AttentionKernel kernel)
    {
        string logSum = kernel.LogSum is null ? "default" : Images(kernel.LogSum);
        string call = $"Attention.Forward({memory.Owner}.Workers, {Operands(kernel)}, {Images(kernel.Output)}, {logSum})";
        Method(kernel, $"{Formula(kernel)}. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(AttentionGradientKernel kernel)
    {
        AttentionKernel attention = kernel.Attention;
        string gradients = $"{Columns(kernel.QueriesGradient, attention.Queries.From)}, {Columns(kernel.KeysGradient, attention.Keys.From)}, {Columns(kernel.ValuesGradient, attention.Values.From)}";
        string call = $"Attention.Gradient({memory.Owner}.Workers, {Operands(attention)}, {Images(attention.Output)}, {Images(attention.LogSum!)}, {Images(kernel.Upstream)}, {gradients})";
        Method(kernel, $"The gradients by queries, keys and values of {Formula(attention)}. {Shapes(kernel)}.", call);
        return true;
    }

    private string Operands(AttentionKernel kernel)
    {
        string lengths = kernel.Lengths is null ? "default" : memory.SliceOf(kernel.Lengths);
        return $"{ShapeOf(kernel)}, rows, {lengths}, {Columns(kernel.Queries.Value, kernel.Queries.From)}, {Columns(kernel.Keys.Value, kernel.Keys.From)}, {Columns(kernel.Values.Value, kernel.Values.From)}";
    }

    /// <summary>Columns of a sequence, from one on.</summary>
    private string Columns(Value value, int from) => from == 0
        ? Images(value)
        : $"new Images({memory.SliceOf(value)}.Slice({InvariantText.Of(from)}), {InvariantText.Of(memory.Layout.RowStride(value))}, {PixelStride(memory.Layout, value, value.Shape)})";

    private static string ShapeOf(AttentionKernel kernel) => InvariantText.Of(
        $"new AttentionShape({kernel.Queries.Steps}, {kernel.Keys.Steps}, {kernel.Heads}, {kernel.Width / kernel.Heads}, {(kernel.IsCausal ? "true" : "false")})");

    private static string Formula(AttentionKernel kernel)
    {
        string queries = Named(kernel.Queries, "q"), keys = Named(kernel.Keys, "k"), values = Named(kernel.Values, "v");
        string mask = (kernel.IsCausal, kernel.Lengths) switch
        {
            (true, null) => ", over the keys up to each query's step",
            (true, { } lengths) => $", over the keys up to each query's step and before {lengths.Name}",
            (false, { } lengths) => $", over the keys before {lengths.Name}",
            _ => "",
        };
        return InvariantText.Of($"{kernel.Output.Name} = softmax(q·kᵀ / √{kernel.Width / kernel.Heads})·v of {kernel.Heads} heads{mask}; {queries}, {keys}, {values}");
    }

    private static string Named(AttentionOperand operand, string letter) => InvariantText.Of($"{letter} = {operand.Value.Name} from column {operand.From} on");
}
