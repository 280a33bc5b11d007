using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <content>Normalization within rows.</content>
internal sealed partial class KernelPrinter
{
    public bool Visit(RowNormalizeKernel kernel)
    {
        (string rows, string sets) = Sets(kernel.Groups, kernel.Centers, kernel.Input.Shape);
        string call = $"RowNormalization.Forward({memory.Owner}.Workers, {memory.SliceOf(kernel.Input)}, {memory.SliceOf(kernel.Scale)}, {SliceOrNone(kernel.Shift)}, {rows}, {sets}, "
            + $"{InvariantText.Literal(kernel.Epsilon)}, {memory.SliceOf(kernel.Output)}, {SliceOrNone(kernel.Normalized)}, {SliceOrNone(kernel.InverseDeviation)}{Counted(kernel.Lengths)})";
        string x = kernel.Input.Name, epsilon = InvariantText.Of(kernel.Epsilon);
        string normalized = kernel.Centers ? $"({x} − mean) / √(variance + {epsilon})" : $"{x} / √(mean of {x}² + {epsilon})";
        string result = $"{kernel.Output.Name} = {normalized} * {kernel.Scale.Name}{(kernel.Shift is { } shift ? " + " + shift.Name : "")}";
        Method(kernel, $"{result}, {Over(kernel.Groups)}. {Shown(kernel.Input)}.", call);
        return true;
    }

    public bool Visit(RowNormalizeGradientKernel kernel)
    {
        (string rows, string sets) = Sets(kernel.Groups, kernel.Centers, kernel.InputGradient.Shape);
        string call = $"RowNormalization.Gradient({memory.Owner}.Workers, {memory.SliceOf(kernel.Upstream)}, {memory.SliceOf(kernel.Scale)}, {memory.SliceOf(kernel.Normalized)}, {memory.SliceOf(kernel.InverseDeviation)}, "
            + $"{rows}, {sets}, {memory.SliceOf(kernel.InputGradient)}{Counted(kernel.Lengths)})";
        string formula = $"{kernel.InputGradient.Name} = (g{(kernel.Centers ? " − mean(g)" : "")} − n·mean(g·n)) / deviation";
        Method(kernel, $"With g = {kernel.Upstream.Name}·{kernel.Scale.Name}, n = {kernel.Normalized.Name}: {formula}, {Over(kernel.Groups)}. {Shown(kernel.InputGradient)}.", call);
        return true;
    }

    /// <summary>Where each pixel is a set, it is a row of its own.</summary>
    private static (string Rows, string Sets) Sets(int? groups, bool centers, Shape shape)
    {
        string flag = centers ? "true" : "false";
        return groups is { } count
            ? ("rows", InvariantText.Of($"new NormalizedSets({shape.Pixels}, {shape.Channels}, {count}, {flag})"))
            : (RowLayout.Of(shape).Rows, InvariantText.Of($"new NormalizedSets(1, {shape.Channels}, 1, {flag})"));
    }

    private static string Over(int? groups) => groups switch
    {
        null => "over the last extent",
        1 => "over each row",
        _ => InvariantText.Of($"over each of {groups} groups of channels in each row"),
    };

    private string SliceOrNone(Value? value) => value is null ? "default" : memory.SliceOf(value);

    private string CountedSteps(Value? lengths, Shape shape) => lengths is null ? "" : InvariantText.Of($"{Counted(lengths)}, {shape.Pixels}");

    private string Counted(Value? lengths) => lengths is null ? "" : ", " + memory.SliceOf(lengths);
}
