using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>What a training step computes, the update included.</summary>
/// <param name="MultiplyAdds">Of all products with a weight, for each row of the batch.</param>
/// <param name="Lanes">The same where columns fill up whole panels, as they do on the CPU.</param>
/// <param name="Elements">
/// Numbers that all else reads or writes for each row, padded to whole vectors: activations, normalisations, pools, dropout, the loss.
/// </param>
/// <param name="Parameters">Numbers that the update changes, padded to whole panels.</param>
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

    /// <summary>The three products of a layer multiply the same numbers, each in its own order. (Exact for all that a computer gets done.)</summary>
    private static double MultiplyAddsOf(Kernel kernel, System.Func<long, long> width) => kernel switch
    {
        MatMulKernel product => (double)product.In * width(product.Out),
        ConvolutionKernel { Window: var window } convolution => (double)window.OutHeight * window.OutWidth * window.Taps * width(convolution.Filters),
        LoopKernel loop => loop.Steps * loop.Body.Sum(each => MultiplyAddsOf(each, width)),
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
