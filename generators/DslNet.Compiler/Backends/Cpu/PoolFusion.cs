using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>
/// Fuses a convolution and the pool after it into one kernel where the pool is the only reader. The value between them is the largest of
/// many networks, and then stays in the L1 cache; and pixels that no window of the pool covers aren't computed.
/// </summary>
internal static class PoolFusion
{
    public static KernelProgram Run(KernelProgram program, CancellationToken cancellation) => (program with
    {
        TrainForward = Fused(program.TrainForward, program, cancellation),
        EvalForward = Fused(program.EvalForward, program, cancellation),
        Taps = program.TapsWith(tap => Fused(tap.Kernels, program, cancellation)),
    }).WithValuesInUse();

    private static IReadOnlyList<Kernel> Fused(IReadOnlyList<Kernel> kernels, KernelProgram program, CancellationToken cancellation)
    {
        List<Kernel> fused = [.. kernels];
        foreach (ConvolutionKernel convolution in kernels.OfType<ConvolutionKernel>().Where(CanBeFollowed))
        {
            cancellation.ThrowIfCancellationRequested();
            Value between = convolution.Epilogue!.Results[0].Value;
            Kernel[] readers = [.. program.AllKernels.Where(kernel => kernel.Inputs.Contains(between))];
            if (readers.Length == 1
                && readers[0] is PoolKernel pool
                && fused.Contains(pool)
                && pool.Window.StrideY >= pool.Window.KernelHeight
                && between != program.TrainOutput
                && between != program.EvalOutput
                && between != program.Logits
                && program.Taps.All(tap => tap.Value != between))
            {
                // At the pool's position: all inputs of the convolution are computed by then.
                fused[fused.IndexOf(pool)] = new PlacedConvolutionKernel(convolution, ConvolutionSelection.Of(convolution, pool.Window), pool);
                fused.Remove(convolution);
            }
        }

        return fused;
    }

    /// <summary>One result, independent of the pixel's position; and not a pointwise convolution, which is faster as a matrix product, nor one with groups.</summary>
    private static bool CanBeFollowed(ConvolutionKernel kernel) =>
        kernel is { Form: MatMulForm.Forward, Epilogue.Results.Count: 1 }
        && kernel.Window.KernelHeight * kernel.Window.KernelWidth > 1
        && kernel.Window.Groups == 1
        && kernel.Epilogue.Operands.Skip(1).All(operand => !operand.PerRow)
        && kernel.Epilogue.Results[0].Expression.Nodes().All(node => node.Kind != ExprKind.Random);
}
