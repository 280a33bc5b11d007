using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>What a body gives at each step: its states for the next one, its results, and what is added up.</summary>
internal sealed record LoopBody(Value[] States, Value[] Results, Value[] Sums)
{
    public LoopBody(Value[] states, Value[] results)
        : this(states, results, [])
    {
    }
}
