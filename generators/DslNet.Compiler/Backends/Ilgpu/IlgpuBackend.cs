using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>The stage between a network and its C# for ILGPU. A launch ends at memory anyway, so that kernels stay as they are; only a CPU predicts values inside.</summary>
public static class IlgpuBackend
{
    /// <summary>The network with its memory planned.</summary>
    public static PlacedNetwork Place(CompiledNetwork network, CancellationToken cancellation = default)
    {
        KernelProgram program = Verifier.Check((network.Program with { Taps = [] }).WithValuesInUse(), nameof(IlgpuBackend), cancellation);
        return new PlacedNetwork(network, program, MemoryPlanning.Run(program, DeviceLayout.Instance, _ => 0, cancellation, predicts: false));
    }
}
