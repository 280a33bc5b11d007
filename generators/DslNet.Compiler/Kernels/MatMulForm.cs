namespace DslNet.Compiler.Kernels;

/// <summary>The three products of a dense layer; rows is the batch. Those of a convolution are the same, over the windows of each pixel.</summary>
public enum MatMulForm
{
    /// <summary>[rows, in] · [in, out] → [rows, out]: X·W.</summary>
    Forward,

    /// <summary>[rows, out] · [in, out]ᵀ → [rows, in]: the gradient by the input, dY·Wᵀ.</summary>
    InputGradient,

    /// <summary>[rows, in]ᵀ · [rows, out] → [in, out]: the gradient by the weight, Xᵀ·dY.</summary>
    WeightGradient,
}
