using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The derivative of <see cref="AttentionKernel"/>. With the probabilities P = e^(Q·Kᵀ / √d − logsum), recomputed block by block, and the output's gradient dO:
/// dV = Pᵀ·dO, dS = P ∘ (dO·Vᵀ − Σ dO ∘ O) / √d, the sum over a query's columns, dQ = dS·K and dK = dSᵀ·Q.
/// (T. Dao, FlashAttention-2, 2023, algorithm 2.) Gradients of masked keys and of their values are 0.
/// </summary>
/// <param name="Attention">The forward kernel, which has a log-sum.</param>
/// <param name="Upstream">dO, of the output's shape.</param>
/// <param name="QueriesGradient">Of the shape of the value that the queries are columns of; its columns are those of the gradients, side by side.</param>
/// <param name="KeysGradient">Likewise; the same value where keys and queries are columns of one.</param>
/// <param name="ValuesGradient">Likewise.</param>
public sealed record AttentionGradientKernel(
    string Name, int Layer, AttentionKernel Attention, Value Upstream, Value QueriesGradient, Value KeysGradient, Value ValuesGradient) : Kernel(Name, Layer)
{
    /// <summary>The operands of the forward kernel and the values that their gradients are columns of.</summary>
    public IEnumerable<(AttentionOperand Operand, Value Gradient)> Gradients => [(Attention.Queries, QueriesGradient), (Attention.Keys, KeysGradient), (Attention.Values, ValuesGradient)];

    public override IEnumerable<Value> Inputs => Attention.Inputs.Concat(Attention.Outputs).Append(Upstream);

    public override IEnumerable<Value> Outputs => Gradients.Select(pair => pair.Gradient).Distinct();

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
