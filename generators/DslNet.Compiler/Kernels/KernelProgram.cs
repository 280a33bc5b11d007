using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// What will run: short lists of kernels over named values. The number of rows is the one dynamic extent.
/// </summary>
/// <param name="Pool">Holds every expression of the program.</param>
/// <param name="Values">Every value in use, in the order of ids.</param>
/// <param name="Parameters">In declaration order.</param>
/// <param name="Buffers">In declaration order.</param>
/// <param name="Input">The batch's samples.</param>
/// <param name="Target">The batch's targets, or null without a loss.</param>
/// <param name="Loss">The mean loss, or null without one.</param>
/// <param name="TrainOutput">The network's output in training mode, written by <paramref name="TrainHead"/> or before.</param>
/// <param name="EvalOutput">The network's output in eval mode.</param>
/// <param name="TrainForward">From the input to where the loss reads: the logits where softmax or sigmoid is fused into the loss.</param>
/// <param name="TrainHead">From there to the output; empty where the loss reads the output itself.</param>
/// <param name="Backward">The loss and every gradient, behind <paramref name="TrainForward"/>; empty without a loss.</param>
/// <param name="Penalty">Adds the penalty's derivative to gradients, in place; run where L1 or L2 isn't 0.</param>
/// <param name="EvalForward">From the input to the output in eval mode.</param>
public sealed record KernelProgram(
    ExprPool Pool,
    IReadOnlyList<Value> Values,
    IReadOnlyList<ParameterDeclaration> Parameters,
    IReadOnlyList<ParameterDeclaration> Buffers,
    Value Input,
    Value? Target,
    Value? Loss,
    Value TrainOutput,
    Value EvalOutput,
    IReadOnlyList<Kernel> TrainForward,
    IReadOnlyList<Kernel> TrainHead,
    IReadOnlyList<Kernel> Backward,
    IReadOnlyList<MapKernel> Penalty,
    IReadOnlyList<Kernel> EvalForward)
{
    /// <summary>What a cross-entropy judges eval by: the output as it is before softmax or sigmoid; null with another loss.</summary>
    public Value? Logits { get; init; }

    /// <summary>From what <see cref="EvalForward"/> leaves to <see cref="Logits"/>; empty where they are among it.</summary>
    public IReadOnlyList<Kernel> EvalLogits { get; init; } = [];

    /// <summary>Inputs of whole numbers beside <see cref="Input"/>: tokens, lengths of sequences. Per row, Int32.</summary>
    public IReadOnlyList<Value> WholeInputs { get; init; } = [];

    /// <summary>The gradient of the loss by the input, or null where it isn't asked for; it outlives the backward pass.</summary>
    public Value? InputGradient { get; init; }

    /// <summary>Values of eval that are predicted by a name of their own.</summary>
    public IReadOnlyList<TapProgram> Taps { get; init; } = [];

    /// <summary>The kernels of all lists; those in the bodies of loops are their loops' own.</summary>
    public IEnumerable<Kernel> AllKernels => TrainForward.Concat(TrainHead).Concat(Backward).Concat(Penalty).Concat(EvalForward).Concat(EvalLogits).Concat(Taps.SelectMany(tap => tap.Kernels));

    /// <summary>The program with something done to the kernels of each tap.</summary>
    public IReadOnlyList<TapProgram> TapsWith(System.Func<TapProgram, IReadOnlyList<Kernel>> kernels) => [.. Taps.Select(tap => tap with { Kernels = kernels(tap) })];

    /// <summary>The same program with <see cref="Values"/> brought up to date after a pass.</summary>
    public KernelProgram WithValuesInUse() => this with
    {
        Values = [.. LoopKernel.WithBodies(AllKernels)
            .SelectMany(kernel => kernel.Inputs.Concat(kernel.Outputs).Concat(kernel is LoopKernel loop ? loop.Set : []))
            .Concat(Parameters.Concat(Buffers).Select(parameter => parameter.Value))
            .Concat(new[] { Input, Target, Loss, TrainOutput, EvalOutput, Logits, InputGradient }.OfType<Value>())
            .Concat(Taps.Select(tap => tap.Value))
            .Concat(WholeInputs)
            .Distinct()
            .OrderBy(value => value.Id)],
    };
}
