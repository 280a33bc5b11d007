using System.Runtime.Intrinsics;
using DslNet.Kernels.Elementwise;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Normalizations;
using DslNet.Kernels.Reductions;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

public class MapsAndReduceTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 1, 7 }, { 1, 8 }, { 3, 9 }, { 5, 16 }, { 17, 31 }, { 4, 33 }, { 200, 40 }, { 2, 4097 }, { 700, 65 }, { 1, 100003 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_map_reaches_every_element_once_and_nothing_behind(int rows, int columns)
    {
        using TestMemory memory = new();
        float[] values = TestMemory.Random(rows * columns, 1);
        for (int threads = 1; threads <= 3; threads++)
        {
            using WorkerPool workers = new(threads);
            FloatSlice x = memory.Rows(values, columns), y = memory.Rows(values, columns);
            Maps.Run(workers, new AddTwice(x, y, columns), rows, columns);
            TestMemory.Read(y, rows, columns).ShouldBe([.. values.Select(value => value + (2 * value))]);
            y.Slice(rows * Lanes.Stride(columns)).AsSpan(16).ToArray().ShouldAllBe(value => float.IsNaN(value));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Reductions_agree_with_double_and_threads_change_no_bit(int rows, int columns)
    {
        using TestMemory memory = new();
        float[] values = TestMemory.Random(rows * columns, 2);
        FloatSlice x = memory.Rows(values, columns);
        double[] byColumn = new double[columns];
        double[] byRow = new double[rows];
        double[] greatest = [.. Enumerable.Repeat(double.NegativeInfinity, rows)];
        for (int i = 0; i < values.Length; i++)
        {
            byColumn[i % columns] += 0.5 * values[i];
            byRow[i / columns] += 0.25 * values[i];
            greatest[i / columns] = Math.Max(greatest[i / columns], values[i]);
        }

        (float[] columnSums, float[] rowSums, float[] rowMaxima) = Run(memory, x, rows, columns, 1);
        ((ReadOnlySpan<float>)columnSums).ShouldAgree(byColumn, 2e-6, 2e-6 * Math.Sqrt(rows));
        ((ReadOnlySpan<float>)rowSums).ShouldAgree(byRow, 2e-6, 2e-6 * Math.Sqrt(columns));
        ((ReadOnlySpan<float>)rowMaxima).ShouldAgree(greatest, 0, 0);
        for (int threads = 2; threads <= 3; threads++)
        {
            (float[] columnSums2, float[] rowSums2, float[] rowMaxima2) = Run(memory, x, rows, columns, threads);
            ((ReadOnlySpan<float>)columnSums2).ShouldBeSameBits(columnSums);
            ((ReadOnlySpan<float>)rowSums2).ShouldBeSameBits(rowSums);
            ((ReadOnlySpan<float>)rowMaxima2).ShouldBeSameBits(rowMaxima);
        }
    }

    [Fact]
    public void The_greatest_of_a_row_with_NaN_is_NaN()
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(1);
        FloatSlice x = memory.Rows([1, float.NaN, 3, 4, 5, 6], 3);
        FloatSlice y = memory.EmptyRows(2, 1);

        Reduce.RowMax(workers, new Values(x, 3), 2, 3, y);

        TestMemory.Read(y, 2, 1).ShouldBe([float.NaN, 6]);
    }

    private static (float[] ColumnSums, float[] RowSums, float[] RowMaxima) Run(TestMemory memory, FloatSlice x, int rows, int columns, int threads)
    {
        using WorkerPool workers = new(threads);
        FloatSlice columnSums = memory.Empty(columns), rowSums = memory.EmptyRows(rows, 1), rowMaxima = memory.EmptyRows(rows, 1);
        Reduce.Rows(workers, new Values(x, columns), rows, columns, 0.5f, columnSums);
        Reduce.RowSum(workers, new Values(x, columns), rows, columns, 0.25f, rowSums);
        Reduce.RowMax(workers, new Values(x, columns), rows, columns, rowMaxima);
        columnSums.Slice(columns).AsSpan(8).ToArray().ShouldAllBe(value => float.IsNaN(value));
        return (columnSums.AsSpan(columns).ToArray(), TestMemory.Read(rowSums, rows, 1), TestMemory.Read(rowMaxima, rows, 1));
    }

    private readonly struct Values(FloatSlice x, int columns) : IReduction
    {
        public Vector256<float> At(int row, int column) => x.Load(((nint)row * Lanes.Stride(columns)) + column);
    }

    /// <summary>y += 2·x, in place, so that an element done twice would show.</summary>
    private readonly struct AddTwice(FloatSlice x, FloatSlice y, int columns) : IMapKernel
    {
        public void Apply(int row, int column)
        {
            nint at = ((nint)row * Lanes.Stride(columns)) + column;
            y.Store(at, y.Load(at) + (2 * x.Load(at)));
        }
    }
}
