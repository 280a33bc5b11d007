using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>Recurrences.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(RecurrentKernel kernel)
    {
        string call = $"Recurrence.Forward({memory.Owner}.Workers, {ShapeOf(kernel)}, rows, {Optional(kernel.Lengths)}, {memory.SliceOf(kernel.Products)}, {memory.SliceOf(kernel.Weight)}, {memory.SliceOf(kernel.Bias)}, "
            + $"{memory.SliceOf(kernel.Output)}, {Optional(kernel.Before)}, {Optional(kernel.Stored)})";
        Method(kernel, $"{Formula(kernel)}. {Shapes(kernel)}.", call);
        return true;
    }

    public bool Visit(RecurrentGradientKernel kernel)
    {
        RecurrentKernel recurrence = kernel.Recurrence;
        string output = recurrence.Cell == RecurrentCell.Rnn ? memory.SliceOf(recurrence.Output) : "default";
        string call = $"Recurrence.Gradient({memory.Owner}.Workers, {ShapeOf(recurrence)}, rows, {Optional(recurrence.Lengths)}, {memory.SliceOf(recurrence.Weight)}, {output}, {memory.SliceOf(recurrence.Before!)}, {Optional(recurrence.Stored)}, "
            + $"{memory.SliceOf(kernel.Upstream)}, {memory.SliceOf(kernel.ProductsGradient)}, {Optional(kernel.StatesGradient)})";
        Method(kernel, $"The gradients, step by step in the opposite order, of {Formula(recurrence)}. {Shapes(kernel)}.", call);
        return true;
    }

    private string Optional(Value? value) => value is null ? "default" : memory.SliceOf(value);

    private static string ShapeOf(RecurrentKernel kernel) =>
        InvariantText.Of($"new RecurrenceShape(RecurrentCell.{kernel.Cell}, {kernel.Steps}, {kernel.Units}, {(kernel.Reversed ? "true" : "false")})");

    private static string Formula(RecurrentKernel kernel)
    {
        string cell = kernel.Cell switch
        {
            RecurrentCell.Rnn => "h' = tanh(x + u)",
            RecurrentCell.Gru => "r, z = σ(x + u), n = tanh(x + r·u), h' = (1 − z)·n + z·h",
            _ => "i, f, o = σ(x + u), g = tanh(x + u), c' = f·c + i·g, h' = o·tanh(c')",
        };
        string direction = kernel.Reversed ? ", the last one first" : "", rows = kernel.Lengths is null ? "" : $" before {kernel.Lengths.Name}";
        return InvariantText.Of($"{kernel.Output.Name} = h' of {kernel.Steps} steps{rows}{direction}: u = h·{kernel.Weight.Name} + {kernel.Bias.Name}; {cell} with x of {kernel.Products.Name}");
    }
}
