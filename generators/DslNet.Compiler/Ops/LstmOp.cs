using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Long short-term memory, as PyTorch's LSTM: i, f, o = σ(x·W_i + b_i + h·W_h + b_h) and g = tanh(…) likewise, c' = f∘c + i∘g, h' = o∘tanh(c'); the columns of the weights
/// are those of i, f, g, o. (S. Hochreiter, J. Schmidhuber, 1997, with the forget gate of F. Gers and others, 2000.)
/// </summary>
public sealed class LstmOp() : RecurrentOp(RecurrentCell.Lstm)
{
    public override string Verb => "Lstm";

    protected override int States => 2;

    protected override IReadOnlyList<Value> Step(LayerNode layer, IReadOnlyList<Value> input, IReadOnlyList<Value> hidden, IReadOnlyList<Value> states, Lowering lowering)
    {
        ExprPool pool = lowering.Pool;
        Value c = lowering.Map([input[0], hidden[0], input[1], hidden[1], input[2], hidden[2], states[1]], x =>
            (pool.Sigmoid(x[2] + x[3]) * x[6]) + (pool.Sigmoid(x[0] + x[1]) * pool.Tanh(x[4] + x[5])));
        Value h = lowering.Map([input[3], hidden[3], c], x => pool.Sigmoid(x[0] + x[1]) * pool.Tanh(x[2]));
        return [h, c];
    }
}
