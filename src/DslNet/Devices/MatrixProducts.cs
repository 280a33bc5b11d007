namespace DslNet;

/// <summary>The library of matrix products of a network on a device.</summary>
public enum MatrixProducts
{
    /// <summary>
    /// For each large product the faster of both, measured once on the device (autotuning); DslNet's own kernels where there is no cuBLAS.
    /// Two runs may decide differently, and then differ in their last bits.
    /// </summary>
    Fastest,

    /// <summary>DslNet's own kernels: bit-identical from run to run on one device.</summary>
    Generated,

    /// <summary>NVIDIA's cuBLAS, always. Where it isn't available, constructing the network fails.</summary>
    CuBlas,
}
