using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>The stage between a network and its C# for ILGPU. A launch ends at memory anyway, so that
/// pools stay on their own, and only a CPU predicts values inside.</summary>
public static class IlgpuBackend
{
    /// <summary>The network with its kernels chosen and its memory planned.</summary>
    public static PlacedNetwork Place(CompiledNetwork network, CancellationToken cancellation = default)
    {
        KernelProgram trained = (network.Program with { Taps = [] }).WithValuesInUse();
        KernelProgram program = DeviceVerifier.Check(BiasGradientFusion.Run(trained, cancellation), nameof(IlgpuBackend), cancellation);
        return new PlacedNetwork(network, program, MemoryPlanning.Run(program, DeviceLayout.Instance, _ => 0, cancellation, predicts: false));
    }
}
