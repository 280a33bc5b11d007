using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>What a training step computes for each row of its batch, whoever computes it: forward, loss and gradients, not the update.</summary>
/// <param name="MultiplyAdds">Of all products with a weight.</param>
/// <param name="Elements">Numbers that are read or written by all else: activations, normalisations, pools, dropout, the loss.</param>
public sealed record StepWork(long MultiplyAdds, long Elements)
{
    /// <summary>Counted, kernel by kernel.</summary>
    public static StepWork Of(KernelProgram program)
    {
        Kernel[] kernels = [.. program.TrainForward.Concat(program.Backward)];
        return new StepWork(kernels.Sum(MultiplyAddsOf), kernels.Sum(ElementsOf));
    }

    /// <summary>The three products of a layer multiply the same numbers, each in its own order.</summary>
    private static long MultiplyAddsOf(Kernel kernel) => kernel switch
    {
        MatMulKernel product => (long)product.In * product.Out,
        ConvolutionKernel { Window: var window } convolution => (long)window.OutHeight * window.OutWidth * window.Taps * convolution.Filters,
        _ => 0,
    };

    private static long ElementsOf(Kernel kernel) => kernel switch
    {
        ProductKernel { Epilogue: null } => 0,
        ProductKernel { Epilogue: { } epilogue } => PerRow(epilogue.Operands.Skip(1).Concat(epilogue.Outputs)),
        _ => PerRow(kernel.Inputs.Concat(kernel.Outputs)),
    };

    private static long PerRow(IEnumerable<Value> values) => values.Where(value => value.PerRow).Sum(value => (long)value.Size);
}
