namespace DslNet;

/// <summary>Who multiplies matrices for a network on a device.</summary>
public enum MatrixProducts
{
    /// <summary>
    /// For each large product the faster of both, measured once on the device at hand; DslNet's own kernels where there is no cuBLAS.
    /// Two runs may decide differently, and then differ in their last bits.
    /// </summary>
    Fastest,

    /// <summary>DslNet's own kernels: the same bits at every run on one device.</summary>
    Generated,

    /// <summary>NVIDIA's cuBLAS, always. Where it isn't to be had, the network isn't made.</summary>
    CuBlas,
}
