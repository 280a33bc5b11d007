namespace ILGPU.Runtime.CPU
{
    /// <summary>Stand-in for ILGPU's accelerator on the CPU.</summary>
    public sealed class CPUAccelerator : Accelerator
    {
        internal CPUAccelerator(int threadsPerGroup)
            : base(threadsPerGroup)
        {
        }
    }
}

namespace ILGPU.Runtime.Cuda
{
    /// <summary>Stand-in for NVIDIA's: the CPU again, but there is a <see cref="CuBlas"/> for it.</summary>
    public sealed class CudaAccelerator : Accelerator
    {
        internal CudaAccelerator(int threadsPerGroup)
            : base(threadsPerGroup)
        {
        }

        /// <summary>Not ILGPU's own: whether the library can't be found, as without the CUDA toolkit.</summary>
        public bool LacksCuBlas { get; set; }
    }
}
