using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>
/// The stage between a network and its C# for a CPU: pools are fused into convolutions, every product gets its algorithm, every value its offset. All of
/// it depends on the network alone, never on batch or threads, and so do the bits of the result.
/// </summary>
public static class CpuBackend
{
    /// <summary>The network with its kernels selected and its memory planned.</summary>
    public static PlacedNetwork Place(CompiledNetwork network, CancellationToken cancellation = default)
    {
        (KernelProgram program, MemoryPlan plan) = Place(network.Program, cancellation);
        return new PlacedNetwork(network, program, plan);
    }

    /// <summary>The same for a program without its network.</summary>
    internal static (KernelProgram Program, MemoryPlan Plan) Place(KernelProgram program, CancellationToken cancellation = default)
    {
        KernelProgram placed = CpuVerifier.Check(Placed(PoolFusion.Run(program, cancellation)), nameof(CpuBackend), cancellation);
        return (placed, MemoryPlanning.Run(placed, CpuLayout.Instance, ScratchFloats, cancellation, predicts: true));
    }

    private static KernelProgram Placed(KernelProgram program) => program with
    {
        TrainForward = Placed(program.TrainForward),
        TrainHead = Placed(program.TrainHead),
        Backward = Placed(program.Backward),
        EvalForward = Placed(program.EvalForward),
        EvalLogits = Placed(program.EvalLogits),
        Taps = program.TapsWith(tap => Placed(tap.Kernels)),
    };

    private static IReadOnlyList<Kernel> Placed(IReadOnlyList<Kernel> kernels) => [.. kernels.Select(kernel => kernel switch
    {
        MatMulKernel product => new PlacedMatMulKernel(product, GemmSelection.Of(product.In, product.Out)),
        ConvolutionKernel convolution => new PlacedConvolutionKernel(convolution, ConvolutionSelection.Of(convolution), null),
        LoopKernel loop => loop with { Body = Placed(loop.Body) },
        _ => kernel,
    })];

    private static long ScratchFloats(Kernel kernel) => kernel is PlacedConvolutionKernel { Selected: var selected } ? selected.ScratchFloats : 0;
}
