namespace DslNet.Compiler.Backends.Cpu;

/// <summary>What was selected for a convolution or one of its gradients.</summary>
/// <param name="Algorithm">How it is computed.</param>
/// <param name="Groups">Of a weight's gradient: how many groups of images are summed apart and then together; 1 where parts of the weight, not images, are divided among threads.</param>
/// <param name="ScratchFloats">Memory beside the values that it reads and writes, whatever the batch.</param>
public sealed record SelectedConvolution(ConvolutionAlgorithm Algorithm, int Groups, long ScratchFloats)
{
    /// <summary>Of <see cref="ConvolutionAlgorithm.Pointwise"/>: how the product is computed.</summary>
    public GemmAlgorithm Gemm { get; init; }
}
