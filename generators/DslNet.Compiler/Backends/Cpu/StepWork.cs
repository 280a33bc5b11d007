using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>The work of a training step, the update included.</summary>
/// <param name="MultiplyAdds">Multiply-adds of all products with a weight, per row of the batch.</param>
/// <param name="Lanes">The same with columns padded to whole panels, as on the CPU.</param>
/// <param name="Elements">
/// Elements that all other kernels read or write per row, padded to whole vectors: activations, normalisations, pools, dropout, the loss.
/// </param>
/// <param name="Parameters">Parameters that the update writes, padded to whole panels.</param>
public sealed record StepWork(long MultiplyAdds, long Lanes, long Elements, long Parameters)
{
    private const int Panel = 16;

    /// <summary>Counted, kernel by kernel.</summary>
    public static StepWork Of(KernelProgram program)
    {
        Kernel[] kernels = [.. program.TrainForward.Concat(program.Backward)];
        return new StepWork(
            Addressable.Saturated(kernels.Sum(kernel => MultiplyAddsOf(kernel, columns => columns))),
            Addressable.Saturated(kernels.Sum(kernel => MultiplyAddsOf(kernel, columns => (columns + Panel - 1) / Panel * Panel))),
            kernels.Sum(ElementsOf),
            program.Parameters.Sum(parameter => (long)CpuLayout.Instance.StoredFloats(parameter.Value)));
    }

    /// <summary>The three products of a layer have the same number of multiply-adds. (A double is exact for every feasible count.)</summary>
    private static double MultiplyAddsOf(Kernel kernel, System.Func<long, long> width) => kernel switch
    {
        MatMulKernel product => (double)product.In * width(product.Out),
        ConvolutionKernel { Window: var window } convolution => (double)window.OutHeight * window.OutWidth * window.Taps * width(convolution.Filters),
        AttentionKernel attention => attention.MultiplyAdds,
        AttentionGradientKernel { Attention: var attention } => 2.5 * attention.MultiplyAdds,
        LoopKernel loop => loop.Steps * loop.Body.Sum(each => MultiplyAddsOf(each, width)),
        RecurrentKernel recurrence => (double)recurrence.Steps * recurrence.Units * width(recurrence.Gates * recurrence.Units),
        RecurrentGradientKernel { Recurrence: var recurrence } => (double)recurrence.Steps * recurrence.Gates * recurrence.Units * width(recurrence.Units),
        _ => 0,
    };

    private static long ElementsOf(Kernel kernel) => kernel switch
    {
        ReshapeKernel reshape when CpuLayout.Instance.IsView(reshape) => 0,
        ProductKernel { Epilogue: null } => 0,
        ProductKernel { Epilogue: { } epilogue } => PerRow(epilogue.Operands.Skip(1).Concat(epilogue.Outputs)),
        LoopKernel loop => loop.Steps * (loop.Body.Sum(ElementsOf) + PerRow(loop.Set.Concat(loop.Given))),
        _ => PerRow(kernel.Inputs.Concat(kernel.Outputs)),
    };

    private static long PerRow(IEnumerable<Value> values) => values.Where(value => value.PerRow).Sum(value => (long)CpuLayout.Instance.RowStride(value));
}
