using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The kernels of the loss: from predictions and targets to a scalar, the mean over the batch (and over the outputs). With several
/// outputs, each has its own, and the network's loss is their weighted sum.
/// </summary>
internal sealed partial class LossLowering(LoweredProgram lowered, NetworkGraph graph)
{
    private readonly ProgramBuilder builder = lowered.Builder;
    private readonly NetworkOptions options = graph.Options;
    private readonly List<Kernel> kernels = [];
    private readonly Dictionary<Value, double> weights = [];

    /// <summary>Appends them.</summary>
    /// <returns>The loss; its summands, with their weights; the kernels up to those, and the one that sums them, if there are several.</returns>
    public LoweredLoss Run()
    {
        IReadOnlyList<Value> values = lowered.Heads;
        if (graph.Heads is [{ Weight: 1 } only])
        {
            Value whole = builder.NewValue("target", ValueKind.Target, TargetOf(graph.LossOf(only), values[0].Shape), -1);
            Value mean = builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);
            Add(graph.LossOf(only), PartOf(0, null, whole, mean));
            return new LoweredLoss(whole, mean, weights, kernels, []);
        }

        Shape[] targets = [.. values.Select((value, index) => TargetOf(graph.LossOf(graph.Heads[index]), value.Shape))];
        Value target = builder.NewValue("target", ValueKind.Target, Shape.Of(targets.Sum(each => each.Size)), -1);
        int at = 0;
        for (int i = 0; i < values.Count; at += targets[i].Size, i++)
        {
            GraphHead head = graph.Heads[i];
            if (graph.LossOf(head) == LossKind.None)
            {
                continue;
            }

            string name = head.Name ?? "output";
            Value part = builder.NewValue(name + ".target", ValueKind.Activation, targets[i], -1);
            kernels.Add(new CopyKernel(builder.KernelName(Naming.Pascal(name) + "Target"), -1, EquatableArray.Of(Packing.Part(target, at, targets[i])), part));
            Value loss = builder.NewValue(name + ".loss", ValueKind.Statistic, Shape.Of(1), -1);
            Add(graph.LossOf(head), PartOf(i, name, part, loss));
            weights[loss] = head.Weight;
        }

        Value total = builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);
        EquatableArray<Value> losses = weights.Keys.ToEquatableArray();
        Expr sum = losses.Select((loss, index) => weights[loss] * builder.Pool.Operand(index)).Aggregate((left, right) => left + right);
        return new LoweredLoss(target, total, weights, kernels, [new MapKernel(builder.KernelName("TotalLoss"), -1, losses, [new MapResult(total, sum)])]);
    }

    private void Add(LossKind kind, Part part)
    {
        weights[part.Loss] = 1;
        (Value head, Value target, Value? length, Value loss) = (part.Head, part.Target, part.Length, part.Loss);
        switch (kind)
        {
            case LossKind.CrossEntropy when head.Shape.Rank > 1:
                Value divisors = PerRow(part, "divisors", 1), stepLoss = PerRow(part, "stepLoss", head.Shape.Pixels);
                kernels.Add(new StepCrossEntropyKernel(KernelName(part, "CrossEntropy"), -1, head, target, length, options.LabelSmoothing, divisors, stepLoss, loss, GradientOf(head))
                {
                    FocalGamma = options.FocalGamma,
                    Ignored = options.IgnoredClass,
                });
                break;
            case LossKind.CrossEntropy:
                kernels.Add(new SoftmaxCrossEntropyKernel(KernelName(part, "CrossEntropy"), -1, head, target, options.LabelSmoothing, PerRow(part, "rowLoss", 1), loss, GradientOf(head)) { FocalGamma = options.FocalGamma });
                break;
            case LossKind.Ctc:
                Value trellis = builder.NewValue("trellis", ValueKind.Activation, CtcKernel.TrellisOf(head.Shape.Pixels, target.Size - 1), -1);
                kernels.Add(new CtcKernel(KernelName(part, "CtcLoss"), -1, head, target, length, trellis, PerRow(part, "rowLoss", 1), loss, GradientOf(head)));
                break;
            case LossKind.BinaryCrossEntropy:
                kernels.Add(length is null ? Binary(part, head, target) : BinaryOfSteps(part));
                break;
            default:
                Elements(kind, part);
                break;
        }
    }

    private SigmoidCrossEntropyKernel Binary(Part part, Value logits, Value target) =>
        new(KernelName(part, "CrossEntropy"), -1, logits, target, PerRow(part, "rowLoss", 1), part.Loss, GradientOf(logits)) { PositiveWeights = PositiveWeightsOf(logits.Size), FocalGamma = options.FocalGamma };

    /// <summary>A loss of single elements.</summary>
    private void Elements(LossKind kind, Part part)
    {
        ExprPool pool = builder.Pool;
        Expr element = ElementLoss(kind, pool.Operand(0), pool.Operand(1));
        Value row = PerRow(part, "rowLoss", 1);
        if (part.Length is null)
        {
            Reduce(Reduction.Mean, EquatableArray.Of(part.Head, part.Target), element);
            kernels.Add(new ReduceRowsKernel(KernelName(part, "MeanLoss"), -1, Reduction.Mean, 1, EquatableArray.Of(row), pool.Operand(0), part.Loss));
        }
        else
        {
            // Selected, not multiplied: a loss behind a length may be infinite.
            Reduce(Reduction.Sum, EquatableArray.Of(part.Head, part.Target, Counted(part)), pool.Select(Comparison.Less, pool.Constant(0), pool.Operand(2), element, pool.Constant(0)));
            MeanOverSteps(part, row);
        }

        void Reduce(Reduction reduction, EquatableArray<Value> operands, Expr expression)
        {
            if (kind == LossKind.Custom)
            {
                builder.UserFormulas.Add(expression);
            }

            kernels.Add(new ReduceRowKernel(KernelName(part, "RowLoss"), -1, reduction, part.Head.Size, operands, expression, row));
        }
    }

    /// <summary>One for each output, or one for all; those of a sequence are of each step.</summary>
    private EquatableArray<float> PositiveWeightsOf(int outputs)
    {
        EquatableArray<float> each = options.EffectivePositiveWeights;
        return each.Count < 2 ? each : Enumerable.Range(0, outputs).Select(output => each[output % each.Count]).ToEquatableArray();
    }

    private Part PartOf(int head, string? name, Value target, Value loss) => new(name, lowered.Heads[head], target, lowered.HeadLengths[head], lowered.HeadSteps[head], loss);

    private Value PerRow(Part part, string name, int size) => builder.NewValue(ValueName(part, name), ValueKind.Activation, Shape.Of(size), -1);

    private string KernelName(Part part, string name) => builder.KernelName(part.Name is null ? name : Naming.Pascal(part.Name) + name);

    private static string ValueName(Part part, string name) => part.Name is null ? name : part.Name + "." + name;

    private Shape TargetOf(LossKind loss, Shape output) => TargetShape.Of(loss, options, output);

    private Value GradientOf(Value head) => builder.NewValue(head.Name + ".gradient", ValueKind.Activation, head.Shape, -1);

    private Expr ElementLoss(LossKind kind, Expr prediction, Expr target)
    {
        ExprPool pool = prediction.Pool;
        Expr residual = prediction - target;
        return kind switch
        {
            LossKind.MeanSquaredError => residual * residual,
            LossKind.MeanAbsoluteError => pool.Abs(residual),
            LossKind.Huber => pool.Select(
                Comparison.Less, pool.Abs(residual), pool.Constant(options.HuberDelta),
                0.5 * (residual * residual),
                options.HuberDelta * (pool.Abs(residual) - (0.5 * options.HuberDelta))),
            LossKind.Custom => StableForms.Of(options.CustomLoss!.Instantiate(pool, prediction, target)),
            _ => throw new InvalidOperationException($"{kind} is no loss of single elements."),
        };
    }

    /// <summary>An output and its loss.</summary>
    /// <param name="Name">The output's; null for the only one.</param>
    /// <param name="Head">What the loss reads of it.</param>
    /// <param name="Target">Its targets.</param>
    /// <param name="Length">How many of its steps count; null where all do.</param>
    /// <param name="Steps">Its steps, where it is a sequence.</param>
    /// <param name="Loss">Its loss.</param>
    private readonly record struct Part(string? Name, Value Head, Value Target, Value? Length, int Steps, Value Loss);
}
