using System;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The kernels of a weighted pass: with weights w of the rows, the loss is Σ w·l / Σ w. Only what depends on the number of rows differs (the mean,
/// and the derivative that divides by it): there, the number of rows is replaced by Σ w / w of the row. Without weights the kernels are unchanged, and results are bitwise the same.
/// </summary>
internal static class RowWeighting
{
    /// <summary>The additional operand of weighted kernels: Σ w / w of each row.</summary>
    public static Value Counts { get; } = new(-1, "rowCounts", ValueKind.RowCounts, Shape.Of(1), -1);

    /// <summary>The weighted form of a kernel, or null where weights change nothing.</summary>
    public static Kernel? Of(Kernel kernel) => kernel switch
    {
        SoftmaxCrossEntropyKernel softmax => softmax with { Name = NameOf(kernel), Counts = Counts },
        StepCrossEntropyKernel steps => steps with { Name = NameOf(kernel), Counts = Counts },
        SigmoidCrossEntropyKernel { Counts: null } sigmoid => sigmoid with { Name = NameOf(kernel), Counts = Counts },
        CtcKernel ctc => ctc with { Name = NameOf(kernel), Counts = Counts },
        MapKernel map when map.Results.Any(result => ReadsRows(result.Expression)) => Of(map) with { Name = NameOf(map) },
        ReduceRowsKernel { Reduction: Reduction.Mean } mean => Of(mean, 1 / mean.Expression.Pool.Operand(mean.Operands.Count)) with { Reduction = Reduction.Sum },
        ReduceRowsKernel sum when ReadsRows(sum.Expression) => Of(sum, sum.Expression.Pool.Constant(1)),
        ReduceRowKernel row when ReadsRows(row.Expression) => row with { Name = NameOf(row), Operands = WithCounts(row.Operands), Expression = Counted(row.Expression, row.Operands.Count) },
        ProductKernel { Epilogue: { } epilogue } product when epilogue.Results.Any(result => ReadsRows(result.Expression)) => product with { Name = NameOf(product), Epilogue = Of(epilogue) },
        _ => null,
    };

    private static string NameOf(Kernel kernel) => "Weighted" + kernel.Name;

    private static bool ReadsRows(Expr expression) => expression.Nodes().Any(node => node.Kind == ExprKind.Rows);

    private static MapKernel Of(MapKernel map) => map with
    {
        Operands = WithCounts(map.Operands),
        Results = [.. map.Results.Select(result => result with { Expression = Counted(result.Expression, map.Operands.Count) })],
    };

    private static ReduceRowsKernel Of(ReduceRowsKernel kernel, Expr share) => kernel with
    {
        Name = NameOf(kernel),
        Operands = WithCounts(kernel.Operands),
        Expression = Counted(kernel.Expression, kernel.Operands.Count) * share,
    };

    private static EquatableArray<Value> WithCounts(EquatableArray<Value> operands) => operands.Append(Counts).ToEquatableArray();

    /// <summary>The expression with the operand in place of the number of rows.</summary>
    private static Expr Counted(Expr expression, int operand)
    {
        ExprPool pool = expression.Pool;
        return expression.Fold(new RowCounting(pool, [.. Enumerable.Range(0, operand).Select(pool.Operand)], pool.Operand(operand)));
    }

    private sealed class RowCounting(ExprPool pool, Expr[] operands, Expr counts) : Rebuilding(pool, operands)
    {
        public override Expr Rows() => counts;
    }
}
