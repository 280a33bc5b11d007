using System.Collections.Generic;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The forward halves, before there is a loss or a derivative.</summary>
/// <param name="Heads">What the loss of each output reads: the logits, or the output.</param>
internal sealed record LoweredProgram(
    ProgramBuilder Builder,
    Value Input,
    IReadOnlyList<Value> Heads,
    Value TrainOutput,
    Value EvalOutput,
    IReadOnlyList<Kernel> TrainForward,
    IReadOnlyList<Kernel> TrainHead,
    IReadOnlyList<Kernel> EvalForward)
{
    /// <summary>Of several outputs: what they are judged by in eval.</summary>
    public Value? Logits { get; init; }

    /// <summary>The kernels that give it.</summary>
    public IReadOnlyList<Kernel> EvalLogits { get; init; } = [];

    /// <summary>The values of eval that have a name of their own.</summary>
    public IReadOnlyList<TapProgram> Taps { get; init; } = [];
}
