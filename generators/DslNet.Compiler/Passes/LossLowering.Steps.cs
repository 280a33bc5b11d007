using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>
/// Losses of single elements over sequences whose rows have lengths: the mean over the steps of the batch that count. It is a quotient of two means over the
/// rows, of the sums of their steps' losses and of their lengths, so that row weights apply to both.
/// </content>
internal sealed partial class LossLowering
{
    /// <summary>Stands for infinity, which no formula has: where no step counts, losses are 0 already, and where no weight does, the number of rows is infinite itself.</summary>
    private const double Huge = 3e38;

    /// <summary>A logit whose sigmoid is 0, and with it loss and derivative, for a target of 0.</summary>
    private const double Never = -1e30;

    /// <summary>The loss from the sum of each row.</summary>
    private void MeanOverSteps(Part part, Value row)
    {
        ExprPool pool = builder.Pool;
        Value sum = Statistic(part, "sum"), mean = MeanLength(part);
        double features = (double)part.Head.Size / part.Steps;
        kernels.Add(new ReduceRowsKernel(KernelName(part, "MeanSum"), -1, Reduction.Mean, 1, EquatableArray.Of(row), pool.Operand(0) / features, sum));
        Expr quotient = pool.Select(Comparison.Less, pool.Constant(0), pool.Operand(1), pool.Operand(0) / pool.Operand(1), pool.Constant(0));
        kernels.Add(new MapKernel(KernelName(part, "MeanLoss"), -1, EquatableArray.Of(sum, mean), [new MapResult(part.Loss, quotient)]));
    }

    /// <summary>
    /// Binary cross-entropy: outputs behind the lengths are certain and right, and add nothing. The kernel's mean is over all steps, so that its rows' divisors
    /// are those of the steps that count, by the steps of a row.
    /// </summary>
    private SigmoidCrossEntropyKernel BinaryOfSteps(Part part)
    {
        ExprPool pool = builder.Pool;
        Value counted = Counted(part), mean = MeanLength(part);
        Value logits = builder.NewValue(part.Head.Name + ".counted", ValueKind.Activation, part.Head.Shape, -1), target = PerRow(part, "target.counted", part.Target.Size), counts = PerRow(part, "divisors", 1);
        Expr Where(double otherwise) => pool.Select(Comparison.Less, pool.Constant(0), pool.Operand(1), pool.Operand(0), pool.Constant(otherwise));
        kernels.Add(new MapKernel(KernelName(part, "CountedLogits"), -1, EquatableArray.Of(part.Head, counted), [new MapResult(logits, Where(Never))]));
        kernels.Add(new MapKernel(KernelName(part, "CountedTarget"), -1, EquatableArray.Of(part.Target, counted), [new MapResult(target, Where(0))]));
        Expr divisor = pool.Select(Comparison.Less, pool.Constant(0), pool.Operand(0), pool.Rows() * (pool.Operand(0) / part.Steps), pool.Rows() * Huge);
        kernels.Add(new MapKernel(KernelName(part, "Divisors"), -1, EquatableArray.Of(mean), [new MapResult(counts, divisor)]));
        return Binary(part, logits, target) with { Counts = counts };
    }

    /// <summary>1 at the elements before each row's length, 0 behind it.</summary>
    private Value Counted(Part part)
    {
        Shape shape = Shape.Of(part.Steps, part.Head.Size / part.Steps);
        Value ones = builder.NewValue(ValueName(part, "ones"), ValueKind.Activation, shape, -1), masked = builder.NewValue(ValueName(part, "ones.masked"), ValueKind.Activation, shape, -1);
        Value counted = PerRow(part, "counted", part.Head.Size);
        kernels.Add(new MapKernel(KernelName(part, "Ones"), -1, default, [new MapResult(ones, builder.Pool.Constant(1))]));
        kernels.Add(new StepsKernel(KernelName(part, "OnesMask"), -1, StepsKind.Mask, ones, part.Length!, masked));
        kernels.Add(new ReshapeKernel(KernelName(part, "Counted"), -1, masked, counted));
        return counted;
    }

    private Value MeanLength(Part part)
    {
        Value mean = Statistic(part, "meanLength");
        kernels.Add(new ReduceRowsKernel(KernelName(part, "MeanLength"), -1, Reduction.Mean, 1, EquatableArray.Of(part.Length!), builder.Pool.Operand(0), mean));
        return mean;
    }

    private Value Statistic(Part part, string name) => builder.NewValue(ValueName(part, name), ValueKind.Statistic, Shape.Of(1), -1);
}
