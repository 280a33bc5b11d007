using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Backends.Cpu;

/// <summary>Checks a placed program as the <see cref="Verifier"/> checks any other, and that the algorithm of every product supports its form.</summary>
internal static class CpuVerifier
{
    /// <exception cref="System.InvalidOperationException">The program is not well-formed; the message names the kernel and the reason.</exception>
    public static KernelProgram Check(KernelProgram program, string pass, CancellationToken cancellation) =>
        Verifier.Check(program, pass, new PlacedKernelRules(program, pass), cancellation);

    private sealed class PlacedKernelRules(KernelProgram program, string pass) : KernelRules(program, pass), ICpuKernelVisitor<bool>
    {
        public override bool Visit(MatMulKernel kernel) => IsPlaced(kernel);

        public override bool Visit(ConvolutionKernel kernel) => IsPlaced(kernel);

        public bool Visit(PlacedMatMulKernel kernel) => base.Visit(kernel.Product);

        public bool Visit(PlacedConvolutionKernel kernel)
        {
            (ConvolutionKernel convolution, SelectedConvolution selected, PoolKernel? pool) = kernel;
            ConvolutionAlgorithm[] algorithms = convolution.Form switch
            {
                MatMulForm.Forward => [ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Winograd],
                MatMulForm.InputGradient => [ConvolutionAlgorithm.Gathered, ConvolutionAlgorithm.Scattered, ConvolutionAlgorithm.Winograd],
                _ => [ConvolutionAlgorithm.Direct, ConvolutionAlgorithm.Transposed, ConvolutionAlgorithm.Winograd],
            };
            Demand(algorithms.Append(ConvolutionAlgorithm.Pointwise).Append(ConvolutionAlgorithm.Grouped).Contains(selected.Algorithm), kernel, $"goes {convolution.Form} by {selected.Algorithm}");
            Demand(convolution.Window.Groups > 1 == (selected.Algorithm == ConvolutionAlgorithm.Grouped), kernel, $"goes {convolution.Window} by {selected.Algorithm}");
            Demand(convolution.Window.IsDense || selected.Algorithm is not (ConvolutionAlgorithm.Winograd or ConvolutionAlgorithm.Gathered), kernel, $"has dilation, and goes by {selected.Algorithm}");
            Demand(selected.Groups >= 1 && (selected.Groups == 1 || convolution.Form == MatMulForm.WeightGradient), kernel, $"has {selected.Groups} groups of images");
            if (pool is not null)
            {
                bool pools = convolution is { Form: MatMulForm.Forward, Epilogue.Results.Count: 1 } && convolution.Epilogue.Results[0].Value == pool.Input;
                Demand(pools, kernel, $"pools something else than its convolution gives");
                Visit(pool);
            }

            return base.Visit(convolution);
        }

        protected override Value? PositionsOf(Kernel kernel) => kernel is PlacedConvolutionKernel { Pool: { } pool } ? pool.Positions : base.PositionsOf(kernel);

        private bool IsPlaced(Kernel kernel)
        {
            Demand(false, kernel, $"has no algorithm");
            return false;
        }
    }
}
