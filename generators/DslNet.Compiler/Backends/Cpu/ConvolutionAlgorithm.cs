namespace DslNet.Compiler.Backends.Cpu;

/// <summary>The algorithm of a convolution or one of its gradients.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>A 1×1 kernel at stride 1: one matrix product over all pixels.</summary>
    Pointwise,

    /// <summary>Forward and the weight's gradient: products with the receptive fields in place (implicit im2col).</summary>
    Direct,

    /// <summary>All three: tiles of 2×2 pixels with 16 multiplications in place of 36 (Winograd's F(2×2, 3×3); A. Lavin, S. Gray, 2016).</summary>
    Winograd,

    /// <summary>The input's gradient: each input pixel gathers from the outputs whose receptive fields contain it, a convolution with the rotated weight.</summary>
    Gathered,

    /// <summary>The input's gradient: each output pixel is multiplied by the weight and scattered to the pixels of its receptive field (col2im).</summary>
    Scattered,

    /// <summary>The weight's gradient: the transposed product, where there are too few filters to fill vectors.</summary>
    Transposed,

    /// <summary>All three, with groups: every vector of output channels sums over the channels of its own groups alone.</summary>
    Grouped,
}
