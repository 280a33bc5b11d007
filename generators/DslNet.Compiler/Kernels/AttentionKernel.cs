using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Scaled dot-product attention of several heads: with head h's columns of queries Q, keys K and values V, its columns of the output are
/// softmax(Q·Kᵀ / √d)·V, the softmax over the keys and d = width / heads. (A. Vaswani and others, Attention Is All You Need, 2017.)
/// Rows don't depend on each other. No matrix of queries × keys is a value: the softmax is computed block by block, with a running maximum and sum
/// (M. Milakov, N. Gimelshein, Online normalizer calculation for softmax, 2018; T. Dao and others, FlashAttention, 2022), and the derivative recomputes the probabilities.
/// </summary>
/// <param name="Heads">A divisor of the width, which is the number of the output's channels.</param>
/// <param name="IsCausal">Whether a query sees only the keys of its own step and of earlier ones.</param>
/// <param name="Queries">[steps of queries, width].</param>
/// <param name="Keys">[steps of keys, width].</param>
/// <param name="Values">[steps of keys, width].</param>
/// <param name="Lengths">Per row, [1]: the keys from this step on are masked; a row without keys gives 0. Null where every row has all keys.</param>
/// <param name="Output">[steps of queries, width].</param>
/// <param name="LogSum">For the derivative: log Σ e^(q·k / √d) over the keys, [heads, steps of queries]; else null.</param>
public sealed record AttentionKernel(
    string Name, int Layer, int Heads, bool IsCausal, AttentionOperand Queries, AttentionOperand Keys, AttentionOperand Values, Value? Lengths, Value Output, Value? LogSum) : Kernel(Name, Layer)
{
    /// <summary>Columns of each of queries, keys and values.</summary>
    public int Width => Output.Shape.Channels;

    /// <summary>Multiply-adds per row, masked ones included.</summary>
    public double MultiplyAdds => 2.0 * Queries.Steps * Keys.Steps * Width;

    public override IEnumerable<Value> Inputs => new[] { Queries.Value, Keys.Value, Values.Value, Lengths }.OfType<Value>().Distinct();

    public override IEnumerable<Value> Outputs => LogSum is null ? [Output] : [Output, LogSum];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
