using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>h' = tanh(x·W_ih + b_ih + h·W_hh + b_hh), as PyTorch's RNN. (J. Elman, Finding Structure in Time, 1990.)</summary>
public sealed class RnnOp() : RecurrentOp(RecurrentCell.Rnn)
{
    public override string Verb => "Rnn";

    protected override IReadOnlyList<Value> Step(LayerNode layer, IReadOnlyList<Value> input, IReadOnlyList<Value> hidden, IReadOnlyList<Value> states, Lowering lowering) =>
        [lowering.Map([input[0], hidden[0]], x => lowering.Pool.Tanh(x[0] + x[1]))];
}
