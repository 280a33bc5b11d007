using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The second pass: the loss behind the forward kernels, the derivative behind the loss, and the penalty's derivative behind that.</summary>
internal static class Differentiate
{
    public static KernelProgram Run(LoweredProgram lowered, NetworkOptions options, CancellationToken cancellation)
    {
        ProgramBuilder builder = lowered.Builder;
        Value? target = null;
        Value? loss = null;
        Value? inputGradient = null;
        Kernel[] backward = [];
        if (options.Loss != LossKind.None)
        {
            (target, loss, IReadOnlyList<Kernel> lossKernels) = new LossLowering(builder, options).Run(lowered.Head);
            (IReadOnlyList<Kernel> derivative, inputGradient) = Autodiff.Run(builder, loss, [.. lowered.TrainForward, .. lossKernels], options.InputGradient ? lowered.Input : null, cancellation);
            backward = [.. lossKernels, .. derivative];
        }

        MapKernel[] penalty = options.Loss == LossKind.None ? [] : Penalty(builder);
        // The derivative is that of the formula as it was written; from here on it is computed as floats can hold it.
        IReadOnlyList<Kernel> InFloats(IReadOnlyList<Kernel> kernels) => [.. kernels.Select(kernel => InFloat(kernel, builder.UserFormulas))];
        KernelProgram program = new(
            builder.Pool,
            [],
            builder.Parameters,
            builder.Buffers,
            lowered.Input,
            target,
            loss,
            lowered.TrainOutput,
            lowered.EvalOutput,
            InFloats(lowered.TrainForward),
            InFloats(lowered.TrainHead),
            InFloats(backward),
            penalty,
            InFloats(lowered.EvalForward))
        {
            InputGradient = inputGradient,
        };
        return program.WithValuesInUse();
    }

    private static Kernel InFloat(Kernel kernel, HashSet<Expr> formulas) => kernel switch
    {
        MapKernel map when map.Results.Any(result => formulas.Contains(result.Expression)) =>
            map with { Results = [.. map.Results.Select(result => formulas.Contains(result.Expression) ? result with { Expression = FloatForms.OfValue(result.Expression) } : result)] },
        ReduceRowKernel row when formulas.Contains(row.Expression) => row with { Expression = FloatForms.OfValue(row.Expression) },
        _ => kernel,
    };

    /// <summary>g + L1·sign(w) + 2·L2·w, the derivative of L1·|w| + L2·w², for weights only.</summary>
    private static MapKernel[] Penalty(ProgramBuilder builder)
    {
        ExprPool pool = builder.Pool;
        Value l1 = builder.NewValue("L1", ValueKind.L1, Shape.Of(1), -1);
        Value l2 = builder.NewValue("L2", ValueKind.L2, Shape.Of(1), -1);
        Expr weight = pool.Operand(1);
        Expr penalty = (pool.Operand(2) * pool.Abs(weight)) + (pool.Operand(3) * (weight * weight));
        Expr gradient = pool.Operand(0) + Derivative.Of(penalty, 1);
        return [.. builder.Parameters
            .Where(parameter => parameter.Role == ParameterRole.Weight && parameter.Gradient is not null)
            .Select(parameter => new MapKernel(
                builder.KernelName(Naming.Pascal(parameter.Value.Name.Split('.')[0]) + "Penalty"),
                parameter.Value.Layer,
                EquatableArray.Of(parameter.Gradient!, parameter.Value, l1, l2),
                [new MapResult(parameter.Gradient!, gradient)]))];
    }
}
