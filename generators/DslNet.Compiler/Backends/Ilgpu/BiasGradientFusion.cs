using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu;

/// <summary>A launch costs microseconds, whatever its size: a bias's gradient, a sum over rows, is fused into the product that computes its weight's gradient.</summary>
internal static class BiasGradientFusion
{
    public static KernelProgram Run(KernelProgram program, CancellationToken cancellation)
    {
        List<Kernel> fused = [.. program.Backward];
        for (int i = 0; i < program.Parameters.Count - 1; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            MatMulKernel? weight = fused.OfType<MatMulKernel>().FirstOrDefault(kernel => kernel.Form == MatMulForm.WeightGradient && kernel.Product == program.Parameters[i].Gradient);
            ReduceRowsKernel? bias = weight is null ? null : fused.OfType<ReduceRowsKernel>().FirstOrDefault(kernel => kernel.Output == program.Parameters[i + 1].Gradient && IsSumOf(kernel, weight.Right));
            if (bias is not null)
            {
                fused[fused.IndexOf(weight!)] = new WeightAndBiasGradientKernel(weight!, bias);
                fused.Remove(bias);
            }
        }

        return program with { Backward = fused };
    }

    private static bool IsSumOf(ReduceRowsKernel kernel, Value gradient) =>
        kernel.Reduction == Reduction.Sum
        && kernel.Size == kernel.Output.Size
        && kernel.Operands.Count == 1
        && kernel.Operands[0] == gradient
        && kernel.Expression is { Kind: ExprKind.Operand, Index: 0 };
}
