using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Recurrences.</content>
internal partial class KernelRules
{
    public bool Visit(RecurrentKernel kernel)
    {
        Demand(kernel.Output.Shape.Rank == 2 && kernel.Output.PerRow, kernel, $"gives {kernel.Output}, which is no sequence");
        int columns = kernel.Gates * kernel.Units, parts = RecurrentKernel.PartsOf(kernel.Cell);
        Demand(kernel.Products.PerRow && kernel.Products.Kind == ValueKind.Activation && kernel.Products.Shape == Shape.Of(kernel.Steps, columns), kernel, $"reads {kernel.Products}, expected the products of {kernel.Gates} gates for {kernel.Output}");
        Demand(!kernel.Weight.PerRow && kernel.Weight.Shape == Shape.Of(kernel.Units, columns), kernel, $"multiplies by {kernel.Weight}, expected [{Shape.Of(kernel.Units, columns)}]");
        Demand(!kernel.Bias.PerRow && kernel.Bias.Size == columns, kernel, $"adds {kernel.Bias}, expected {columns} numbers");
        Demand(kernel.Lengths is null or { PerRow: true, Size: 1 }, kernel, $"has lengths that aren't a number per row");
        Demand(kernel.Before is null || kernel.Before.Shape == kernel.Output.Shape, kernel, $"keeps its states in {kernel.Before}, expected the shape of {kernel.Output}");
        Demand(kernel.Stored is null || (parts > 0 && kernel.Stored.Shape == Shape.Of(kernel.Steps, parts, kernel.Units)), kernel, $"keeps {kernel.Stored}, expected {parts} parts of each unit");
        Demand(parts == 0 || kernel.Before is null == kernel.Stored is null, kernel, $"keeps only a part of what its derivative reads");
        return true;
    }

    public bool Visit(RecurrentGradientKernel kernel)
    {
        RecurrentKernel recurrence = kernel.Recurrence;
        Visit(recurrence);
        Demand(recurrence.Before is not null, kernel, $"has no states");
        Same(kernel, kernel.Upstream, recurrence.Output);
        Same(kernel, kernel.ProductsGradient, recurrence.Products);
        Demand(kernel.StatesGradient is not null == (recurrence.Cell == RecurrentCell.Gru), kernel, $"has a gradient of its states' products where it is that of the others, or has none where it isn't");
        return kernel.StatesGradient is null || Same(kernel, kernel.StatesGradient, recurrence.Products);
    }
}
