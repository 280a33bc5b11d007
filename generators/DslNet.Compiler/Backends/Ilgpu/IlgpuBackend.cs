using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>The stage between a network and its C# for ILGPU. A launch writes its results to memory anyway, so that
/// pools aren't fused into convolutions; and taps run on the CPU alone. Recurrent layers are loops over launches.</summary>
public static class IlgpuBackend
{
    /// <summary>The network with its kernels selected and its memory planned.</summary>
    public static PlacedNetwork Place(CompiledNetwork network, CancellationToken cancellation = default)
    {
        bool isFused = LoopKernel.WithBodies(network.Program.AllKernels).Any(kernel => kernel is RecurrentKernel or RecurrentGradientKernel);
        KernelProgram compiled = isFused ? NetworkCompiler.Stages(network.Graph, RecurrenceForm.Loop, cancellation).Last().Program : network.Program;
        KernelProgram trained = (compiled with { Taps = [] }).WithValuesInUse();
        KernelProgram program = DeviceVerifier.Check(BiasGradientFusion.Run(trained, cancellation), nameof(IlgpuBackend), cancellation);
        return new PlacedNetwork(network, program, MemoryPlanning.Run(program, DeviceLayout.Instance, _ => 0, cancellation, predicts: false));
    }
}
