using System.Collections.Generic;

namespace DslNet.Analyzers.Flow;

/// <summary>The fixed point of a <see cref="ForwardAnalysis{TState}"/> for a method, or for a finally in it.</summary>
/// <param name="blocks">The number of the graph's blocks.</param>
internal sealed class Solution<TState>(int blocks)
    where TState : class
{
    /// <summary>The state at the beginning of each block; null where it is never reached.</summary>
    public TState?[] States { get; } = new TState?[blocks];

    /// <summary>For each block, the state that came by each edge.</summary>
    public Dictionary<int, Dictionary<int, TState>> Edges { get; } = [];

    /// <summary>The state at the end of a finally; null where that is never reached.</summary>
    public TState? End { get; set; }
}
