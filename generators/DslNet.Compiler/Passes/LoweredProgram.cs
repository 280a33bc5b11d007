using System.Collections.Generic;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The forward programs, without loss and derivative.</summary>
/// <param name="Heads">The value that the loss of each output reads: the logits, or the output.</param>
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
    /// <summary>The lengths of each output's sequences (see <see cref="Ops.Lowering.LengthsOf"/>); null where it has none.</summary>
    public IReadOnlyList<Value?> HeadLengths { get; init; } = [];

    /// <summary>How many steps each output has, where it is a sequence.</summary>
    public IReadOnlyList<int> HeadSteps { get; init; } = [];

    /// <summary>With several outputs, or with cross-entropies of steps: the values that their losses are evaluated on in eval.</summary>
    public Value? Logits { get; init; }

    /// <summary>The kernels that compute them.</summary>
    public IReadOnlyList<Kernel> EvalLogits { get; init; } = [];

    /// <summary>The tapped values of eval.</summary>
    public IReadOnlyList<TapProgram> Taps { get; init; } = [];
}
