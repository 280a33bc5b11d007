using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Normalization within rows.</content>
internal partial class KernelRules
{
    public bool Visit(RowNormalizeKernel kernel)
    {
        foreach (Value value in new[] { kernel.Output, kernel.Normalized }.OfType<Value>())
        {
            Same(kernel, kernel.Input, value);
            Same(kernel, kernel.Input.Shape.Channels, value.Shape.Channels);
            Demand(value.PerRow, kernel, $"normalises rows into {value}, which isn't per row");
        }

        foreach (Value value in new[] { kernel.Scale, kernel.Shift }.OfType<Value>())
        {
            Demand(!value.PerRow && value.Size == kernel.Input.Shape.Channels, kernel, $"scales or shifts the channels of {kernel.Input} by {value}");
        }

        return Sets(kernel, kernel.Groups, kernel.Input, kernel.InverseDeviation, kernel.Lengths);
    }

    public bool Visit(RowNormalizeGradientKernel kernel) =>
        Same(kernel, kernel.Upstream, kernel.InputGradient)
        && Same(kernel, kernel.Normalized, kernel.InputGradient)
        && Same(kernel, kernel.Upstream.Shape.Channels, kernel.InputGradient.Shape.Channels)
        && Same(kernel, kernel.Scale.Size, kernel.InputGradient.Shape.Channels)
        && Sets(kernel, kernel.Groups, kernel.InputGradient, kernel.InverseDeviation, kernel.Lengths);

    /// <summary>Only sequences have lengths: a number for each row.</summary>
    private bool CountsSteps(Kernel kernel, Value value, Value? lengths)
    {
        Demand(lengths is null || (lengths.PerRow && lengths.Size == 1 && value.Shape.Rank == 2), kernel, $"counts steps of {value} by {lengths}");
        return true;
    }

    private bool Sets(Kernel kernel, int? groups, Value value, Value? deviation, Value? lengths)
    {
        Shape shape = value.Shape, expected = groups is { } count ? Shape.Of(count) : shape.With(shape.Rank - 1, 1);
        Demand(groups is null or > 0 && shape.Channels % (groups ?? 1) == 0, kernel, $"divides the channels of {value} into {groups ?? 1} groups");
        Demand(deviation is null || (deviation.PerRow && deviation.Shape == expected), kernel, $"has the deviations {deviation}; expected [{expected}] in each row");
        Demand(lengths is null || (groups is not null && lengths.PerRow && lengths.Size == 1), kernel, $"counts steps by {lengths}");
        return true;
    }
}
