using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// The gated recurrent unit, as PyTorch's GRU: r = σ(x·W_ir + b_ir + h·W_hr + b_hr), z = σ(x·W_iz + b_iz + h·W_hz + b_hz), n = tanh(x·W_in + b_in + r∘(h·W_hn + b_hn)),
/// h' = (1 − z)∘n + z∘h; the columns of the weights are those of r, z, n. (K. Cho and others, 2014; the reset gate behind the product as in PyTorch and cuDNN.)
/// </summary>
public sealed class GruOp() : RecurrentOp(RecurrentCell.Gru)
{
    public override string Verb => "Gru";

    protected override IReadOnlyList<Value> Step(LayerNode layer, IReadOnlyList<Value> input, IReadOnlyList<Value> hidden, IReadOnlyList<Value> states, Lowering lowering)
    {
        ExprPool pool = lowering.Pool;
        return [lowering.Map([input[0], input[1], input[2], hidden[0], hidden[1], hidden[2], states[0]], x =>
        {
            Expr r = pool.Sigmoid(x[0] + x[3]), z = pool.Sigmoid(x[1] + x[4]), n = pool.Tanh(x[2] + (r * x[5]));
            return ((1 - z) * n) + (z * x[6]);
        })];
    }
}
