using System.Diagnostics;
using DslNet.Ilgpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu;

/// <summary>Selects the implementation of each matrix product: DslNet's kernel, or a library where it is available and faster.</summary>
internal sealed class GpuProducts : IDisposable
{
    // Below this size a second launch costs more than a library saves.
    private const long LeastMultiplications = 1 << 22;
    private const int Rounds = 5;

    private readonly Accelerator accelerator;
    private readonly AcceleratorStream queue;
    private readonly GpuExtents extents;
    private readonly MatrixProducts wanted;
    private readonly GpuBlas? library;
    private readonly Action<AcceleratorStream, KernelConfig, GpuColumns, int, int, int, float, ArrayView<float>>? sumColumns;
    private MemoryBuffer1D<float, Stride1D.Dense>? scratch;

    public GpuProducts(Accelerator accelerator, AcceleratorStream queue, GpuExtents extents, MatrixProducts wanted)
    {
        (this.accelerator, this.queue, this.extents, this.wanted) = (accelerator, queue, extents, wanted);
        if (wanted == MatrixProducts.Generated)
        {
            return;
        }

        library = GpuBlasLoader.TryLoad(accelerator, out Exception? obstacle);
        if (library is null)
        {
            if (wanted == MatrixProducts.CuBlas)
            {
                throw new NotSupportedException($"There is no cuBLAS for '{accelerator.Name}': {obstacle?.Message} It needs an NVIDIA GPU and the CUDA toolkit's library. MatrixProducts.Fastest takes it where it is.", obstacle);
            }

            return;
        }

        sumColumns = accelerator.LoadKernel<GpuColumns, int, int, int, float, ArrayView<float>>(GpuReduce.Rows<GpuColumns>);
    }

    public bool HasLibrary => library is not null;

    /// <summary>Whether the library computes a product. Decisions are cached.</summary>
    public bool AreLibrarys(GpuProduct shape, ref bool? decided)
    {
        if (library is null)
        {
            return false;
        }

        if (wanted == MatrixProducts.CuBlas)
        {
            return true;
        }

        if ((long)shape.Rows * shape.Inner * shape.Columns < LeastMultiplications)
        {
            return false;
        }

        return decided ??= LibraryIsFaster(shape);
    }

    /// <summary>A product in scratch memory, valid until the next one.</summary>
    public ArrayView<float> Multiply(ArrayView<float> left, ArrayView<float> right, GpuProduct shape)
    {
        long size = (long)shape.Rows * shape.Columns;
        if (scratch is null || scratch.Length < size)
        {
            scratch?.Dispose();
            scratch = null;
            scratch = accelerator.Allocate1D<float>(size);
        }

        ArrayView<float> product = scratch.AsContiguous().SubView(0, size);
        Multiply(left, right, shape, product);
        return product;
    }

    /// <summary>A product by the library.</summary>
    public void Multiply(ArrayView<float> left, ArrayView<float> right, GpuProduct shape, ArrayView<float> product)
    {
        library!.Multiply(shape, left, right, product);
        if (shape.Ones >= 0)
        {
            // A row of ones in the left factor gives the column sums of the right one.
            sumColumns!(queue, extents.Columns(shape.Columns), new GpuColumns { Matrix = right }, shape.Inner, shape.Columns, extents.Width(shape.Columns), 1f, product.SubView((long)shape.Ones * shape.Columns, shape.Columns));
        }
    }

    public void Dispose()
    {
        library?.Dispose();
        scratch?.Dispose();
    }

    /// <summary>Measured on zeros, in separate memory: medians of alternating rounds.</summary>
    private bool LibraryIsFaster(GpuProduct shape)
    {
        long outer = Math.Max(shape.Rows, shape.Columns);
        using MemoryBuffer1D<float, Stride1D.Dense> factors = accelerator.Allocate1D<float>(outer * shape.Inner);
        using MemoryBuffer1D<float, Stride1D.Dense> results = accelerator.Allocate1D<float>((long)shape.Rows * shape.Columns);
        factors.AsContiguous().MemSetToZero(queue);
        ArrayView<float> factor = factors.AsContiguous(), product = results.AsContiguous();
        GpuStore store = new() { Target = product, Columns = shape.Columns };
        var multiply = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, GpuProduct, GpuStore>(GpuGemm.Run<GpuStore>);
        var finish = accelerator.LoadKernel<ArrayView<float>, int, int, GpuStore>(GpuGemm.Finish<GpuStore>);
        int count = shape.Rows * shape.Columns;
        double[] own = new double[Rounds], theirs = new double[Rounds];
        for (int round = -1; round < Rounds; round++)
        {
            double first = Milliseconds(() => multiply(queue, extents.Tiles(shape.Rows, shape.Columns), factor, factor, shape, store));
            double second = Milliseconds(() =>
            {
                Multiply(factor, factor, shape, product);
                finish(queue, extents.Each(count), product, count, shape.Columns, store);
            });
            if (round >= 0)
            {
                (own[round], theirs[round]) = (first, second);
            }
        }

        Array.Sort(own);
        Array.Sort(theirs);
        return theirs[Rounds / 2] < own[Rounds / 2];
    }

    private double Milliseconds(Action work)
    {
        queue.Synchronize();
        long start = Stopwatch.GetTimestamp();
        work();
        queue.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
