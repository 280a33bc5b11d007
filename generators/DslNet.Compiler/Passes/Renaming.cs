using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>Substitutes the values that a kernel reads and writes; of loops, those of their bodies too.</summary>
/// <param name="replacement">The value in place of another, or the same one.</param>
internal sealed partial class Renaming(Func<Value, Value> replacement) : IKernelVisitor<Kernel>
{
    /// <summary>Values in the dictionary are replaced, all others are kept.</summary>
    public static Renaming Of(IReadOnlyDictionary<Value, Value> replaced) => new(value => replaced.TryGetValue(value, out Value? other) ? other : value);

    /// <summary>The kernel, renamed.</summary>
    public Kernel Of(Kernel kernel) => kernel.Accept(this);

    public Kernel Visit(MapKernel kernel) => Map(kernel);

    public Kernel Visit(MatMulKernel kernel) => kernel with { Left = Of(kernel.Left), Right = Of(kernel.Right), Product = Of(kernel.Product), Epilogue = Epilogue(kernel) };

    public Kernel Visit(ConvolutionKernel kernel) => kernel with { Left = Of(kernel.Left), Right = Of(kernel.Right), Product = Of(kernel.Product), Epilogue = Epilogue(kernel) };

    public Kernel Visit(PoolKernel kernel) => kernel with { Input = Of(kernel.Input), Output = Of(kernel.Output), Positions = OrNull(kernel.Positions) };

    public Kernel Visit(PoolGradientKernel kernel) => kernel with { Upstream = Of(kernel.Upstream), Positions = OrNull(kernel.Positions), InputGradient = Of(kernel.InputGradient) };

    public Kernel Visit(ReshapeKernel kernel) => kernel with { Input = Of(kernel.Input), Output = Of(kernel.Output) };

    public Kernel Visit(CopyKernel kernel) => kernel with { Parts = kernel.Parts.Select(part => part with { Input = Of(part.Input) }).ToEquatableArray(), Output = Of(kernel.Output) };

    public Kernel Visit(ReduceRowsKernel kernel) => kernel with { Operands = Of(kernel.Operands), Output = Of(kernel.Output) };

    public Kernel Visit(ReduceRowKernel kernel) => kernel with { Operands = Of(kernel.Operands), Output = Of(kernel.Output) };

    public Kernel Visit(NormalizeKernel kernel) => kernel with
    {
        Input = Of(kernel.Input),
        Normalized = Of(kernel.Normalized),
        InverseDeviation = Of(kernel.InverseDeviation),
        RunningMean = Of(kernel.RunningMean),
        RunningVariance = Of(kernel.RunningVariance),
        Lengths = OrNull(kernel.Lengths),
    };

    public Kernel Visit(NormalizeGradientKernel kernel) => kernel with
    {
        NormalizedGradient = Of(kernel.NormalizedGradient),
        Normalized = Of(kernel.Normalized),
        InverseDeviation = Of(kernel.InverseDeviation),
        InputGradient = Of(kernel.InputGradient),
        Lengths = OrNull(kernel.Lengths),
    };

    public Kernel Visit(SoftmaxKernel kernel) => kernel with { Input = Of(kernel.Input), Output = Of(kernel.Output) };


    public Kernel Visit(SoftmaxCrossEntropyKernel kernel) => kernel with
    {
        Logits = Of(kernel.Logits),
        Target = Of(kernel.Target),
        RowLoss = Of(kernel.RowLoss),
        Loss = Of(kernel.Loss),
        LogitsGradient = Of(kernel.LogitsGradient),
        Counts = OrNull(kernel.Counts),
    };

    public Kernel Visit(SigmoidCrossEntropyKernel kernel) => kernel with
    {
        Logits = Of(kernel.Logits),
        Target = Of(kernel.Target),
        RowLoss = Of(kernel.RowLoss),
        Loss = Of(kernel.Loss),
        LogitsGradient = Of(kernel.LogitsGradient),
        Counts = OrNull(kernel.Counts),
    };

    public Kernel Visit(StepCrossEntropyKernel kernel) => kernel with
    {
        Logits = Of(kernel.Logits),
        Target = Of(kernel.Target),
        Lengths = OrNull(kernel.Lengths),
        Divisors = Of(kernel.Divisors),
        StepLoss = Of(kernel.StepLoss),
        Loss = Of(kernel.Loss),
        LogitsGradient = Of(kernel.LogitsGradient),
        Counts = OrNull(kernel.Counts),
    };

    public Kernel Visit(CtcKernel kernel) => kernel with
    {
        Logits = Of(kernel.Logits),
        Target = Of(kernel.Target),
        Lengths = OrNull(kernel.Lengths),
        Trellis = Of(kernel.Trellis),
        RowLoss = Of(kernel.RowLoss),
        Loss = Of(kernel.Loss),
        LogitsGradient = Of(kernel.LogitsGradient),
        Counts = OrNull(kernel.Counts),
    };

    public Kernel Visit(BlankPaddingKernel kernel) => kernel with { Logits = Of(kernel.Logits), Lengths = Of(kernel.Lengths), Output = Of(kernel.Output) };

    public Kernel Visit(LoopKernel kernel) => kernel with
    {
        Sequences = Of(kernel.Sequences),
        States = kernel.States.Select(state => new LoopState(OrNull(state.Initial), Of(state.Before), Of(state.After), OrNull(state.Final))).ToEquatableArray(),
        Results = Of(kernel.Results),
        Sums = kernel.Sums.Select(sum => new LoopSum(Of(sum.Inner), Of(sum.Outer))).ToEquatableArray(),
        Body = [.. kernel.Body.Select(Of)],
        Lengths = OrNull(kernel.Lengths),
        Mask = kernel.Mask is { } mask ? new LoopMask(Of(mask.Lengths), Of(mask.Active)) : null,
    };

    private Value Of(Value value) => replacement(value);

    private Value? OrNull(Value? value) => value is null ? null : Of(value);

    private EquatableArray<Value> Of(EquatableArray<Value> values) => values.Select(Of).ToEquatableArray();

    private EquatableArray<LoopSlice> Of(EquatableArray<LoopSlice> slices) => slices.Select(slice => new LoopSlice(Of(slice.Outer), Of(slice.Inner))).ToEquatableArray();

    private MapKernel Map(MapKernel kernel) => kernel with { Operands = Of(kernel.Operands), Results = [.. kernel.Results.Select(result => result with { Value = Of(result.Value) })] };

    private MapKernel? Epilogue(ProductKernel kernel) => kernel.Epilogue is null ? null : Map(kernel.Epilogue);

}
