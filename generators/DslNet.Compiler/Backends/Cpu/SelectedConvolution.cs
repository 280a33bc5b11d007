namespace DslNet.Compiler.Backends.Cpu;

/// <summary>The selected algorithm of a convolution or one of its gradients.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Groups">For a weight's gradient, the number of groups of images with partial sums of their own; 1 where parts of the weight, not images, are divided among threads.</param>
/// <param name="ScratchFloats">The workspace beside its inputs and outputs, independent of the batch.</param>
public sealed record SelectedConvolution(ConvolutionAlgorithm Algorithm, int Groups, long ScratchFloats)
{
    /// <summary>For <see cref="ConvolutionAlgorithm.Pointwise"/>, the algorithm of the matrix product.</summary>
    public GemmAlgorithm Gemm { get; init; }
}
