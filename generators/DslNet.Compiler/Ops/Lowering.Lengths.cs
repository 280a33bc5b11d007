using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Lengths of sequences: how many of a row's steps are real, the others being padding.</content>
public sealed partial class Lowering
{
    private readonly Dictionary<Value, Value> lengths = [];

    /// <summary>
    /// The length of each row of a sequence: per row, of the shape [1], a whole number of 0 to steps (floats hold those exactly); null where every row has all
    /// steps. Elements behind a row's length are finite, and nothing may depend on them.
    /// </summary>
    public Value? LengthsOf(Value sequence) => lengths.TryGetValue(sequence, out Value? value) ? value : null;

    /// <summary>The lengths behind a window that slides over the steps: ⌊(length + slack) / stride⌋ + 1, and 0 of 0.</summary>
    public Value LengthsBehind(Value count, StepWindow window)
    {
        Value output = NewActivation(count.Shape, ".lengths");

        // The nearest whole number of a quotient less (stride − 1) / 2 stride is the quotient rounded down: that is never halfway between two.
        Expr length = Pool.Operand(0);
        Expr windows = Pool.Round((length + Pool.Constant(window.Slack - ((window.Stride - 1) / 2.0))) / Pool.Constant(window.Stride)) + Pool.Constant(1);
        Expr formula = Pool.Select(Comparison.Less, Pool.Constant(0), length, Pool.Max(windows, Pool.Constant(0)), Pool.Constant(0));
        kernels.Add(new MapKernel(KernelName("Lengths"), current, EquatableArray.Of(count), [new MapResult(output, formula)]));
        return output;
    }

    /// <summary>The value is a sequence with these lengths; null does nothing.</summary>
    public void SetLengths(Value sequence, Value? value)
    {
        if (value is not null)
        {
            lengths[sequence] = value;
        }
    }
}
