namespace DslNet.Compiler.Backends.Cpu;

/// <summary>How a convolution or one of its gradients is computed.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>A window of one pixel that moves by one: one matrix product over all pixels.</summary>
    Pointwise,

    /// <summary>Forward and the weight's gradient: products with the windows where they lie (implicit im2col).</summary>
    Direct,

    /// <summary>All three: tiles of 2×2 pixels with 16 multiplications in place of 36 (Winograd's F(2×2, 3×3); A. Lavin, S. Gray, 2016).</summary>
    Winograd,

    /// <summary>The input's gradient: each pixel of the input gathers from the outputs that saw it, a convolution with the weight turned round.</summary>
    Gathered,

    /// <summary>The input's gradient: each pixel of the output is multiplied and added to the pixels that it saw (col2im).</summary>
    Scattered,

    /// <summary>The weight's gradient: transposed, where filters are too few to fill vectors.</summary>
    Transposed,
}
