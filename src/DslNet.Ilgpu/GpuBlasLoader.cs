using DslNet.Ilgpu.Kernels;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace DslNet.Ilgpu;

/// <summary>cuBLAS, on NVIDIA's accelerators where the CUDA toolkit's library is installed.</summary>
internal static class GpuBlasLoader
{
    /// <param name="accelerator">Any.</param>
    /// <param name="obstacle">Why there is no cuBLAS, where there is none.</param>
    public static GpuBlas? TryLoad(Accelerator accelerator, out Exception? obstacle)
    {
        if (accelerator is not CudaAccelerator cuda)
        {
            obstacle = new NotSupportedException($"{accelerator.Name} is no CUDA accelerator.");
            return null;
        }

        try
        {
            obstacle = null;
            return new GpuCuBlas(new CuBlas(cuda));
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or CuBlasException)
        {
            obstacle = exception;
            return null;
        }
    }
}
