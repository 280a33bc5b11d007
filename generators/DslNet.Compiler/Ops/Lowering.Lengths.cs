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

    /// <summary>The value is a sequence with these lengths; null does nothing.</summary>
    public void SetLengths(Value sequence, Value? value)
    {
        if (value is not null)
        {
            lengths[sequence] = value;
        }
    }
}
