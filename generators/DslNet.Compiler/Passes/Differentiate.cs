using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The second pass: appends the loss to the forward kernels, then the derivative, then the regularization term's derivative.</summary>
internal static class Differentiate
{
    public static KernelProgram Run(LoweredProgram lowered, NetworkGraph graph, CancellationToken cancellation)
    {
        ProgramBuilder builder = lowered.Builder;
        LoweredLoss? loss = null;
        Value? inputGradient = null;
        Kernel[] backward = [];
        IReadOnlyList<Kernel> forward = lowered.TrainForward;
        if (graph.HasLoss)
        {
            loss = new LossLowering(lowered, graph).Run();
            Adjoints adjoints = Autodiff.Run(builder, loss.Losses, [.. lowered.TrainForward, .. loss.Kernels], graph.Options.InputGradient ? lowered.Input : null, cancellation);
            inputGradient = adjoints.InputGradient;
            forward = [.. adjoints.Forward.Take(forward.Count)];
            backward = [.. loss.Kernels, .. loss.Sum, .. adjoints.Backward];
        }

        MapKernel[] penalty = loss is null ? [] : Penalty(builder);
        // The derivative is taken of the formula as written; from here on, formulas are in numerically stable forms.
        IReadOnlyList<Kernel> InFloats(IReadOnlyList<Kernel> kernels) => [.. kernels.Select(kernel => InFloat(kernel, builder.UserFormulas))];
        KernelProgram program = new(
            builder.Pool,
            [],
            builder.Parameters,
            builder.Buffers,
            lowered.Input,
            loss?.Target,
            loss?.Loss,
            lowered.TrainOutput,
            lowered.EvalOutput,
            InFloats(forward),
            InFloats(lowered.TrainHead),
            InFloats(backward),
            penalty,
            InFloats(lowered.EvalForward))
        {
            InputGradient = inputGradient,
            Logits = lowered.Logits,
            EvalLogits = InFloats(lowered.EvalLogits),
            Taps = [.. lowered.Taps.Select(tap => tap with { Kernels = InFloats(tap.Kernels) })],
        };
        return program.WithValuesInUse();
    }

    private static Kernel InFloat(Kernel kernel, HashSet<Expr> formulas) => kernel switch
    {
        MapKernel map when map.Results.Any(result => formulas.Contains(result.Expression)) =>
            map with { Results = [.. map.Results.Select(result => formulas.Contains(result.Expression) ? result with { Expression = FloatForms.OfValue(result.Expression) } : result)] },
        LoopKernel loop => loop with { Body = [.. loop.Body.Select(each => InFloat(each, formulas))] },
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
            .Where(parameter => parameter.Role is ParameterRole.Weight or ParameterRole.InputWeight or ParameterRole.HiddenWeight && parameter.Gradient is not null)
            .Select(parameter => new MapKernel(
                builder.KernelName(Naming.Pascal(parameter.Value.Name.Split('.')[0]) + "Penalty"),
                parameter.Value.Layer,
                EquatableArray.Of(parameter.Gradient!, parameter.Value, l1, l2),
                [new MapResult(parameter.Gradient!, gradient)]))];
    }
}
