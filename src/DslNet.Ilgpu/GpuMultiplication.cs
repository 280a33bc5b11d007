using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Ilgpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu;

/// <summary>
/// A matrix product and its epilogue: by one launch of DslNet's kernel, which fuses both, or by cuBLAS into scratch memory and a second
/// launch. Autotuned once, the first time that the product is large enough to matter.
/// </summary>
/// <typeparam name="TEpilogue">The epilogue.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuMultiplication<TEpilogue>
    where TEpilogue : struct, IGpuEpilogue<TEpilogue>
{
    private readonly AcceleratorStream queue;
    private readonly GpuExtents extents;
    private readonly GpuProducts products;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, GpuProduct, TEpilogue> multiply;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, int, int, TEpilogue>? finish;
    private bool? byLibrary;

    internal GpuMultiplication(Accelerator accelerator, AcceleratorStream queue, GpuExtents extents, GpuProducts products)
    {
        (this.queue, this.extents, this.products) = (queue, extents, products);
        multiply = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, GpuProduct, TEpilogue>(GpuGemm.Run<TEpilogue>);
        finish = !products.HasLibrary ? null : accelerator.LoadKernel<ArrayView<float>, int, int, TEpilogue>(GpuGemm.Finish<TEpilogue>);
    }

    /// <summary>Launches it.</summary>
    public void Run(ArrayView<float> left, ArrayView<float> right, GpuProduct shape, TEpilogue epilogue)
    {
        shape.Side = extents.Side;
        if (!products.AreLibrarys(shape, ref byLibrary))
        {
            multiply(queue, extents.Tiles(shape.Rows, shape.Columns), left, right, shape, epilogue);
        }
        else if (typeof(TEpilogue) == typeof(GpuStore))
        {
            products.Multiply(left, right, shape, Unsafe.As<TEpilogue, GpuStore>(ref epilogue).Target);
        }
        else
        {
            ArrayView<float> product = products.Multiply(left, right, shape);
            int count = shape.Rows * shape.Columns;
            finish!(queue, extents.Each(count), product, count, shape.Columns, epilogue);
        }
    }
}
