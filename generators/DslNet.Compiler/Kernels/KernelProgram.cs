using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// The kernel program: short lists of kernels over named SSA values. The number of rows is the one dynamic extent.
/// </summary>
/// <param name="Pool">Holds every expression of the program.</param>
/// <param name="Values">Every live value, in the order of ids.</param>
/// <param name="Parameters">In declaration order.</param>
/// <param name="Buffers">In declaration order.</param>
/// <param name="Input">The batch's samples.</param>
/// <param name="Target">The batch's targets, or null without a loss.</param>
/// <param name="Loss">The mean loss, or null without one.</param>
/// <param name="TrainOutput">The network's output in training mode, written by <paramref name="TrainHead"/> or by <paramref name="TrainForward"/>.</param>
/// <param name="EvalOutput">The network's output in eval mode.</param>
/// <param name="TrainForward">From the input to the loss's input: the logits where softmax or sigmoid is fused into the loss.</param>
/// <param name="TrainHead">From there to the output; empty where the loss reads the output itself.</param>
/// <param name="Backward">The loss and every gradient, run after <paramref name="TrainForward"/>; empty without a loss.</param>
/// <param name="Penalty">Adds the regularization term's derivative to gradients, in place; run where L1 or L2 isn't 0.</param>
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
    /// <summary>What a cross-entropy is evaluated on in eval: the output before softmax or sigmoid; null with another loss.</summary>
    public Value? Logits { get; init; }

    /// <summary>From the values of <see cref="EvalForward"/> to <see cref="Logits"/>; empty where it computes them already.</summary>
    public IReadOnlyList<Kernel> EvalLogits { get; init; } = [];

    /// <summary>The gradient of the loss with respect to the input, or null where it isn't requested; live beyond the backward pass.</summary>
    public Value? InputGradient { get; init; }

    /// <summary>Tapped values of eval, which can be predicted by name.</summary>
    public IReadOnlyList<TapProgram> Taps { get; init; } = [];

    /// <summary>The kernels of all lists, without those in the bodies of loops.</summary>
    public IEnumerable<Kernel> AllKernels => TrainForward.Concat(TrainHead).Concat(Backward).Concat(Penalty).Concat(EvalForward).Concat(EvalLogits).Concat(Taps.SelectMany(tap => tap.Kernels));

    /// <summary>The taps with a transformation applied to the kernels of each.</summary>
    public IReadOnlyList<TapProgram> TapsWith(System.Func<TapProgram, IReadOnlyList<Kernel>> kernels) => [.. Taps.Select(tap => tap with { Kernels = kernels(tap) })];

    /// <summary>The same program with <see cref="Values"/> recomputed after a pass.</summary>
    public KernelProgram WithValuesInUse() => this with
    {
        Values = [.. LoopKernel.WithBodies(AllKernels)
            .SelectMany(kernel => kernel.Inputs.Concat(kernel.Outputs).Concat(kernel is LoopKernel loop ? loop.Set : []))
            .Concat(Parameters.Concat(Buffers).Select(parameter => parameter.Value))
            .Concat(new[] { Input, Target, Loss, TrainOutput, EvalOutput, Logits, InputGradient }.OfType<Value>())
            .Concat(Taps.Select(tap => tap.Value))
            .Distinct()
            .OrderBy(value => value.Id)],
    };
}
