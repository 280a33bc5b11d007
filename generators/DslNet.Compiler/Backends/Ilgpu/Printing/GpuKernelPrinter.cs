using System.Collections.Generic;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>Prints the struct of each kernel's elementwise function, where there is one, and returns the launches.</summary>
internal sealed partial class GpuKernelPrinter(SourceWriter structs, string visibility, GpuMemoryMap memory) : IDeviceKernelVisitor<IEnumerable<GpuLaunch>>
{
    private const string View = "ArrayView<float>";

    public IEnumerable<GpuLaunch> Visit(MapKernel kernel)
    {
        string type = kernel.Name + "Map";
        GpuElementPrinter elements = new(visibility, kernel.Operands, kernel.Size, kernel.PerRow);
        elements.Map(structs, type, "IGpuMap", "int at", kernel.Results, memory);
        string count = Count(kernel.PerRow, kernel.Size);
        return [GpuLaunch.Of(Field(kernel), $"{type}, int", $"GpuElements.Run<{type}>", $"Each({count})", $"new {type} {{ {elements.Arguments} }}, {count}")];
    }

    public IEnumerable<GpuLaunch> Visit(MatMulKernel kernel) => Product(kernel, bias: false);

    public IEnumerable<GpuLaunch> Visit(WeightAndBiasGradientKernel kernel) => Product(kernel.Weight, bias: true);

    private IEnumerable<GpuLaunch> Product(MatMulKernel kernel, bool bias)
    {
        string inner = InvariantText.Of(kernel.In), outer = InvariantText.Of(kernel.Out);
        (string rows, string depth, string columns, string steps, string ones) = kernel.Form switch
        {
            MatMulForm.Forward => ("rows", inner, outer, $"LeftRow = {inner}, LeftInner = 1, RightInner = {outer}, RightColumn = 1", "-1"),
            MatMulForm.InputGradient => ("rows", outer, inner, $"LeftRow = {outer}, LeftInner = 1, RightInner = 1, RightColumn = {outer}", "-1"),
            _ => (InvariantText.Of(kernel.In + (bias ? 1 : 0)), "rows", outer, $"LeftRow = 1, LeftInner = {inner}, RightInner = {outer}, RightColumn = 1", bias ? inner : "-1"),
        };
        (string type, string epilogue) = Epilogue(kernel, kernel.Form == MatMulForm.InputGradient ? kernel.In : kernel.Out, bias);
        string shape = $"new GpuProduct {{ Rows = {rows}, Inner = {depth}, Columns = {columns}, {steps}, Ones = {ones} }}";
        return [GpuLaunch.OfProduct(Field(kernel), type, $"{memory.ViewOf(kernel.Left)}, {memory.ViewOf(kernel.Right)}, {shape}, {epilogue}")];
    }

    public IEnumerable<GpuLaunch> Visit(ReduceRowsKernel kernel)
    {
        string type = kernel.Name + "Term";
        GpuElementPrinter elements = new(visibility, kernel.Operands, kernel.Size, perRow: true);
        elements.Term(structs, type, kernel.Expression, memory);
        string columns = InvariantText.Of(kernel.Output.Size);
        string rows = Count(perRow: true, kernel.Size / kernel.Output.Size);
        string scale = kernel.Reduction == Reduction.Mean ? "1f / rows" : "1f";
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{type}, int, int, int, float, {View}", $"GpuReduce.Rows<{type}>", $"Columns({columns})",
                $"new {type} {{ {elements.Arguments} }}, {rows}, {columns}, Width({columns}), {scale}, {memory.ViewOf(kernel.Output)}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(ReduceRowKernel kernel)
    {
        string type = kernel.Name + "Term";
        GpuElementPrinter elements = new(visibility, kernel.Operands, kernel.Size, kernel.Output.PerRow);
        elements.Term(structs, type, kernel.Expression, memory);
        string columns = InvariantText.Of(kernel.Size), term = $"new {type} {{ {elements.Arguments} }}", output = memory.ViewOf(kernel.Output);
        string groups = kernel.Output.PerRow ? "Groups(rows)" : "Groups(1)";
        string scale = kernel.Reduction == Reduction.Mean ? $"1f / {columns}" : "1f";
        return kernel.Reduction == Reduction.Max
            ? [GpuLaunch.Of(Field(kernel), $"{type}, int, {View}", $"GpuReduce.RowMax<{type}>", groups, $"{term}, {columns}, {output}")]
            : [GpuLaunch.Of(Field(kernel), $"{type}, int, float, {View}", $"GpuReduce.RowSum<{type}>", groups, $"{term}, {columns}, {scale}, {output}")];
    }

    public IEnumerable<GpuLaunch> Visit(NormalizeKernel kernel)
    {
        string x = memory.ViewOf(kernel.Input);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, GpuCountedRows, float, float, {View}, {View}, {View}, {View}", "GpuNormalize.Forward", $"Columns({Pixels(kernel.Input).Columns})",
                $"{x}, {ViewOr(kernel.Lengths, x)}, {CountedRows(kernel.Input, kernel.Lengths)}, {InvariantText.Literal(kernel.Momentum)}, {InvariantText.Literal(kernel.Epsilon)}, "
                + $"{memory.ViewOf(kernel.Normalized)}, {memory.ViewOf(kernel.InverseDeviation)}, {memory.ViewOf(kernel.RunningMean)}, {memory.ViewOf(kernel.RunningVariance)}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(NormalizeGradientKernel kernel)
    {
        string upstream = memory.ViewOf(kernel.NormalizedGradient);
        return
        [
            GpuLaunch.Of(
                Field(kernel), $"{View}, {View}, {View}, {View}, GpuCountedRows, {View}", "GpuNormalize.Gradient", $"Columns({Pixels(kernel.Normalized).Columns})",
                $"{upstream}, {memory.ViewOf(kernel.Normalized)}, {memory.ViewOf(kernel.InverseDeviation)}, {ViewOr(kernel.Lengths, upstream)}, {CountedRows(kernel.Normalized, kernel.Lengths)}, {memory.ViewOf(kernel.InputGradient)}"),
        ];
    }

    public IEnumerable<GpuLaunch> Visit(SoftmaxKernel kernel) =>
    [
        GpuLaunch.Of(
            Field(kernel), $"{View}, int, {View}", "GpuSoftmax.Forward", $"Groups({Pixels(kernel.Output).Rows})",
            $"{memory.ViewOf(kernel.Input)}, {Pixels(kernel.Output).Columns}, {memory.ViewOf(kernel.Output)}"),
    ];

    public IEnumerable<GpuLaunch> Visit(SoftmaxCrossEntropyKernel kernel)
    {
        (string types, string method, string gamma) = kernel.FocalGamma == 0
            ? ($"{View}, {View}, float, int, int, {View}, {View}", "GpuLoss.CrossEntropy", "")
            : ($"{View}, {View}, float, float, int, int, {View}, {View}", "GpuLoss.FocalCrossEntropy", InvariantText.Literal(kernel.FocalGamma) + ", ");
        string arguments = $"{memory.ViewOf(kernel.Logits)}, {memory.ViewOf(kernel.Target)}, {InvariantText.Literal(kernel.Smoothing)}, {gamma}rows, {InvariantText.Of(kernel.Logits.Size)}, {memory.ViewOf(kernel.RowLoss)}, {memory.ViewOf(kernel.LogitsGradient)}";
        return Loss(kernel, kernel.RowLoss, kernel.Loss, kernel.LogitsGradient, kernel.Counts, types, method, arguments);
    }

    public IEnumerable<GpuLaunch> Visit(SigmoidCrossEntropyKernel kernel)
    {
        (string types, string method, string shape) = kernel.IsPlain
            ? ($"{View}, {View}, int, int, {View}, {View}", "GpuLoss.SigmoidCrossEntropy", "")
            : ($"{View}, {View}, {View}, float, int, int, {View}, {View}", "GpuLoss.ShapedCrossEntropy", $"PositiveWeights, {InvariantText.Literal(kernel.FocalGamma)}, ");
        string arguments = $"{memory.ViewOf(kernel.Logits)}, {memory.ViewOf(kernel.Target)}, {shape}rows, {InvariantText.Of(kernel.Logits.Size)}, {memory.ViewOf(kernel.RowLoss)}, {memory.ViewOf(kernel.LogitsGradient)}";
        return Loss(kernel, kernel.RowLoss, kernel.Loss, kernel.LogitsGradient, kernel.Counts, types, method, arguments);
    }

    /// <summary>The row losses, then their mean; in a weighted pass the rows' gradients are scaled by their weights in between.</summary>
    private IEnumerable<GpuLaunch> Loss(Kernel kernel, Value rowLoss, Value loss, Value gradient, Value? counts, string types, string method, string arguments)
    {
        GpuLaunch rows = GpuLaunch.Of(Field(kernel), types, method, "Groups(rows)", arguments);
        if (counts is null)
        {
            return [rows, GpuLaunch.Of(Field(kernel) + "Mean", $"{View}, int, {View}", "GpuLoss.Mean", "Groups(1)", $"{memory.ViewOf(rowLoss)}, rows, {memory.ViewOf(loss)}")];
        }

        string each = memory.ViewOf(counts);
        return
        [
            rows,
            GpuLaunch.Of(Field(kernel) + "Rows", $"{View}, int, int, {View}", "GpuLoss.Weigh", "Groups(rows)", $"{each}, rows, {InvariantText.Of(gradient.Size)}, {memory.ViewOf(gradient)}"),
            GpuLaunch.Of(Field(kernel) + "Mean", $"{View}, {View}, int, {View}", "GpuLoss.WeightedMean", "Groups(1)", $"{memory.ViewOf(rowLoss)}, {each}, rows, {memory.ViewOf(loss)}"),
        ];
    }

    /// <summary>The epilogue of a product: its type, and a value of it.</summary>
    private (string Type, string Value) Epilogue(ProductKernel kernel, int columns, bool bias = false)
    {
        if (kernel.Epilogue is not { } epilogue)
        {
            string target = bias ? memory.BothGradients(kernel.Product) : memory.ViewOf(kernel.Product);
            return ("GpuStore", $"new GpuStore {{ Target = {target}, Columns = {InvariantText.Of(columns)} }}");
        }

        string type = kernel.Name + "Epilogue";
        GpuElementPrinter elements = new(visibility, epilogue.Operands, epilogue.Size, perRow: true, columns);
        elements.Map(structs, type, "IGpuEpilogue", "float product, int row, int column", epilogue.Results, memory);
        return (type, $"new {type} {{ {elements.Arguments} }}");
    }

    private static string Field(Kernel kernel) => "launch" + kernel.Name;

    private static string Count(bool perRow, int size) => !perRow ? InvariantText.Of(size) : size == 1 ? "rows" : $"rows * {InvariantText.Of(size)}";

    /// <summary>Rows and columns of a value as a matrix of pixels by channels.</summary>
    private static (string Rows, string Columns) Pixels(Value value) => (Count(perRow: true, value.Shape.Pixels), InvariantText.Of(value.Shape.Channels));
}
