using System;
using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The kernels of a loss: from what the network says and what was wanted to one number, the mean over the batch (and over the outputs).</summary>
internal sealed class LossLowering(ProgramBuilder builder, NetworkOptions options)
{
    private readonly List<Kernel> kernels = [];

    public (Value Target, Value Loss, IReadOnlyList<Kernel> Kernels) Run(Value head)
    {
        Value target = builder.NewValue("target", ValueKind.Target, head.Shape, -1);
        Value rowLoss = builder.NewValue("rowLoss", ValueKind.Activation, Shape.Of(1), -1);
        Value loss = builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);
        switch (options.Loss)
        {
            case LossKind.CrossEntropy:
                kernels.Add(new SoftmaxCrossEntropyKernel(builder.KernelName("CrossEntropy"), -1, head, target, options.LabelSmoothing, rowLoss, loss, GradientOf(head)) { FocalGamma = options.FocalGamma });
                break;
            case LossKind.BinaryCrossEntropy:
                kernels.Add(new SigmoidCrossEntropyKernel(builder.KernelName("CrossEntropy"), -1, head, target, rowLoss, loss, GradientOf(head)) { PositiveWeights = options.EffectivePositiveWeights, FocalGamma = options.FocalGamma });
                break;
            default:
                Expr difference = ElementLoss(builder.Pool.Operand(0), builder.Pool.Operand(1));
                if (options.Loss == LossKind.Custom)
                {
                    builder.UserFormulas.Add(difference);
                }

                kernels.Add(new ReduceRowKernel(builder.KernelName("RowLoss"), -1, Reduction.Mean, head.Size, EquatableArray.Of(head, target), difference, rowLoss));
                kernels.Add(new ReduceRowsKernel(builder.KernelName("MeanLoss"), -1, Reduction.Mean, 1, EquatableArray.Of(rowLoss), builder.Pool.Operand(0), loss));
                break;
        }

        return (target, loss, kernels);
    }

    private Value GradientOf(Value head) => builder.NewValue(head.Name + ".gradient", ValueKind.Activation, head.Shape, -1);

    private Expr ElementLoss(Expr prediction, Expr target)
    {
        ExprPool pool = prediction.Pool;
        Expr residual = prediction - target;
        return options.Loss switch
        {
            LossKind.MeanSquaredError => residual * residual,
            LossKind.MeanAbsoluteError => pool.Abs(residual),
            LossKind.Huber => pool.Select(
                Comparison.Less, pool.Abs(residual), pool.Constant(options.HuberDelta),
                0.5 * (residual * residual),
                options.HuberDelta * (pool.Abs(residual) - (0.5 * options.HuberDelta))),
            LossKind.Custom => StableForms.Of(options.CustomLoss!.Instantiate(pool, prediction, target)),
            _ => throw new InvalidOperationException($"{options.Loss} is no loss of single elements."),
        };
    }
}
