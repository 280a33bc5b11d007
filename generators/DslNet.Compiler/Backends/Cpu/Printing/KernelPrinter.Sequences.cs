using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>Sequences whose rows have lengths, embeddings, and what works on each step.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(StepsKernel kernel)
    {
        string step = InvariantText.Of(memory.Layout.RowStride(kernel.Sequence) / kernel.Steps);
        string call = $"Steps.{kernel.Kind}({memory.Owner}.Workers, {memory.SliceOf(kernel.Input)}, {memory.SliceOf(kernel.Lengths)}, rows, {InvariantText.Of(kernel.Steps)}, {step}, {memory.SliceOf(kernel.Output)})";
        string what = kernel.Kind switch
        {
            StepsKind.Mask => $"the steps of {kernel.Input.Name} before each row's length, then 0",
            StepsKind.Reverse => $"the steps of {kernel.Input.Name} before each row's length in reverse order, then those behind it",
            StepsKind.Last => $"the last step of {kernel.Input.Name} before each row's length, 0 where that is 0",
            _ => $"{kernel.Input.Name} at the last step before each row's length, 0 elsewhere",
        };
        Method(kernel, $"{kernel.Output.Name} = {what}. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(GatherKernel kernel)
    {
        string table = Extents(kernel.Table), output = memory.SliceOf(kernel.Output);
        string call = kernel.Tokens is { } tokens
            ? $"Embeddings.Gather({memory.Owner}.Workers, {memory.SliceOf(tokens)}, {memory.SliceOf(kernel.Table)}, {table}, rows, {InvariantText.Of(kernel.Steps)}, {output})"
            : $"Embeddings.Repeat({memory.Owner}.Workers, {memory.SliceOf(kernel.Table)}, {table}, rows, {output})";
        Method(kernel, $"{kernel.Output.Name}[t] = {kernel.Table.Name}[{(kernel.Tokens is null ? "t" : kernel.Tokens.Name + "[t]")}]. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(GatherGradientKernel kernel)
    {
        string table = Extents(kernel.TableGradient), gradient = memory.SliceOf(kernel.TableGradient);
        string call = kernel.Tokens is { } tokens
            ? $"Embeddings.Gradient({memory.Owner}.Workers, {memory.SliceOf(tokens)}, {memory.SliceOf(kernel.Upstream)}, {table}, rows, {InvariantText.Of(kernel.Steps)}, {gradient})"
            : $"Embeddings.RepeatGradient({memory.Owner}.Workers, {memory.SliceOf(kernel.Upstream)}, {table}, rows, {gradient})";
        Method(kernel, $"{kernel.TableGradient.Name} = 0, then {kernel.TableGradient.Name}[{(kernel.Tokens is null ? "t" : kernel.Tokens.Name + "[t]")}] += {kernel.Upstream.Name}[t]. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(SoftmaxGradientKernel kernel)
    {
        RowLayout layout = RowLayout.Of(kernel.Output.Shape);
        string call = $"Softmax.Gradient({memory.Owner}.Workers, {memory.SliceOf(kernel.Upstream)}, {memory.SliceOf(kernel.Output)}, {layout.Rows}, {layout.Columns}, {memory.SliceOf(kernel.InputGradient)})";
        Method(kernel, $"With g = {kernel.Upstream.Name}, y = {kernel.Output.Name}: {kernel.InputGradient.Name} = y·(g − Σ g·y) in each step or pixel. {Shown(kernel.Output)}.", call);
        return true;
    }

    private static string Extents(Value table) => string.Join(", ", table.Shape.Extents.Select(InvariantText.Of));
}
