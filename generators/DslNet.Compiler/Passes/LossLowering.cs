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
internal sealed class LossLowering(ProgramBuilder builder, NetworkGraph graph, IReadOnlyList<Value?> lengths)
{
    private readonly NetworkOptions options = graph.Options;
    private readonly List<Kernel> kernels = [];
    private readonly Dictionary<Value, double> weights = [];

    /// <summary>Appends them.</summary>
    /// <param name="values">The value that the loss of each output reads.</param>
    /// <returns>The loss; its summands, with their weights; the kernels up to those, and the one that sums them, if there are several.</returns>
    public LoweredLoss Run(IReadOnlyList<Value> values)
    {
        if (graph.Heads is [{ Weight: 1 } only])
        {
            Value whole = builder.NewValue("target", ValueKind.Target, TargetOf(graph.LossOf(only), values[0].Shape), -1);
            Value rows = builder.NewValue("rowLoss", ValueKind.Activation, Shape.Of(1), -1);
            Value mean = builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);
            Add(graph.LossOf(only), "", values[0], whole, rows, mean);
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
            Add(graph.LossOf(head), Naming.Pascal(name), values[i], part, builder.NewValue(name + ".rowLoss", ValueKind.Activation, Shape.Of(1), -1), loss);
            weights[loss] = head.Weight;
        }

        Value total = builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);
        EquatableArray<Value> losses = weights.Keys.ToEquatableArray();
        Expr sum = losses.Select((loss, index) => weights[loss] * builder.Pool.Operand(index)).Aggregate((left, right) => left + right);
        return new LoweredLoss(target, total, weights, kernels, [new MapKernel(builder.KernelName("TotalLoss"), -1, losses, [new MapResult(total, sum)])]);
    }

    private void Add(LossKind kind, string name, Value head, Value target, Value rowLoss, Value loss)
    {
        weights[loss] = 1;
        switch (kind)
        {
            case LossKind.CrossEntropy:
                kernels.Add(new SoftmaxCrossEntropyKernel(builder.KernelName(name + "CrossEntropy"), -1, head, target, options.LabelSmoothing, rowLoss, loss, GradientOf(head)) { FocalGamma = options.FocalGamma });
                break;
            case LossKind.Ctc:
                Value trellis = builder.NewValue(name + "trellis", ValueKind.Activation, CtcKernel.TrellisOf(head.Shape.Pixels, target.Size - 1), -1);
                kernels.Add(new CtcKernel(builder.KernelName(name + "CtcLoss"), -1, head, target, lengths[0], trellis, rowLoss, loss, GradientOf(head)));
                break;
            case LossKind.BinaryCrossEntropy:
                kernels.Add(new SigmoidCrossEntropyKernel(builder.KernelName(name + "CrossEntropy"), -1, head, target, rowLoss, loss, GradientOf(head)) { PositiveWeights = options.EffectivePositiveWeights, FocalGamma = options.FocalGamma });
                break;
            default:
                Expr difference = ElementLoss(kind, builder.Pool.Operand(0), builder.Pool.Operand(1));
                if (kind == LossKind.Custom)
                {
                    builder.UserFormulas.Add(difference);
                }

                kernels.Add(new ReduceRowKernel(builder.KernelName(name + "RowLoss"), -1, Reduction.Mean, head.Size, EquatableArray.Of(head, target), difference, rowLoss));
                kernels.Add(new ReduceRowsKernel(builder.KernelName(name + "MeanLoss"), -1, Reduction.Mean, 1, EquatableArray.Of(rowLoss), builder.Pool.Operand(0), loss));
                break;
        }
    }

    /// <summary>Targets have the shape of the outputs, but for CTC, where they are places for labels and their number.</summary>
    private Shape TargetOf(LossKind loss, Shape output) =>
        loss == LossKind.Ctc ? Shape.Of((options.MaxLabels > 0 ? options.MaxLabels : output.Pixels) + 1) : output;

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
}
