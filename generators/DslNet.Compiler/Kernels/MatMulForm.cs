namespace DslNet.Compiler.Kernels;

/// <summary>The three products of a dense layer; rows is the batch. Those of a convolution are the same, over the receptive field of each pixel (im2col).</summary>
public enum MatMulForm
{
    /// <summary>[rows, in] · [in, out] → [rows, out]: X·W.</summary>
    Forward,

    /// <summary>[rows, out] · [in, out]ᵀ → [rows, in]: the gradient with respect to the input, dY·Wᵀ.</summary>
    InputGradient,

    /// <summary>[rows, in]ᵀ · [rows, out] → [in, out]: the gradient with respect to the weight, Xᵀ·dY.</summary>
    WeightGradient,
}
