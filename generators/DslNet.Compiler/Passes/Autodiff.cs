using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Reverse-mode differentiation: walks the kernels from the loss to the input and appends, for each, the kernels of its
/// adjoint. One rule per kernel kind; expressions inside maps are <see cref="Derivative"/>'s. Gradients that aren't needed
/// (of the network's input, unless it is requested, and of values that don't depend on a parameter) are never computed.
/// </summary>
internal sealed partial class Autodiff : IKernelVisitor<bool>
{
    private readonly Gradients gradients;
    private readonly SlopeWriter slopes;
    private readonly ExprPool pool;
    private readonly Dictionary<Kernel, Kernel> storing = new(KernelIdentity.Instance);

    private Autodiff(Gradients gradients)
    {
        this.gradients = gradients;
        slopes = new SlopeWriter(gradients);
        pool = gradients.Pool;
    }

    /// <summary>
    /// The backward kernels of a forward program that ends in <paramref name="losses"/>, each with its weight; the parameters' gradients are declared.
    /// With <paramref name="input"/> they include its gradient.
    /// </summary>
    public static Adjoints Run(ProgramBuilder builder, IReadOnlyDictionary<Value, double> losses, IReadOnlyList<Kernel> forward, Value? input, CancellationToken cancellation)
    {
        Gradients gradients = new(builder, losses, forward, input);
        IReadOnlyList<Kernel> storing = new Autodiff(gradients).Run(forward, cancellation);
        gradients.SumShared();
        gradients.ClearUnreached();
        Value? inputGradient = input is null ? null : gradients.OfInput(input);
        return new Adjoints(storing, gradients.Kernels, inputGradient);
    }

    /// <summary>Adds the adjoint kernels of a loop's body to its gradients, and returns the body, in which nested loops store the intermediates for theirs.</summary>
    public static IReadOnlyList<Kernel> OfBody(Gradients gradients, IReadOnlyList<Kernel> body) => new Autodiff(gradients).Run(body, CancellationToken.None);

    private IReadOnlyList<Kernel> Run(IReadOnlyList<Kernel> forward, CancellationToken cancellation)
    {
        foreach (Kernel kernel in forward.Reverse())
        {
            cancellation.ThrowIfCancellationRequested();
            kernel.Accept(this);
        }

        return [.. forward.Select(kernel => storing.TryGetValue(kernel, out Kernel? other) ? other : kernel)];
    }

    public bool Visit(MapKernel kernel)
    {
        Operands operands = new(pool);
        (Expr Upstream, MapResult Result)[] reached = [.. kernel.Results.Where(result => gradients.Reached(result.Value)).Select(result => (gradients.Upstream(result.Value, operands), result))];
        if (reached.Length == 0)
        {
            return true;
        }

        Expr Slope(int operand) => reached
            .Select(pair => pair.Upstream * Local(kernel, pair.Result, operand, operands))
            .Aggregate(pool.Constant(0), (sum, term) => sum + term);

        slopes.Write(kernel, kernel.Size, kernel.PerRow, kernel.Operands, Slope, operands);
        return true;
    }

    public bool Visit(MatMulKernel kernel) => Product(
        kernel,
        (name, upstream, result) => new MatMulKernel(name, kernel.Layer, MatMulForm.InputGradient, upstream, kernel.Right, result, null),
        (name, upstream, result) => new MatMulKernel(name, kernel.Layer, MatMulForm.WeightGradient, kernel.Left, upstream, result, null));

    /// <summary>A transposed convolution is the adjoint by the input; its own is the convolution, and in the weight's gradient input and output change places.</summary>
    public bool Visit(ConvolutionKernel kernel) => kernel.Form == MatMulForm.InputGradient
        ? Product(
            kernel,
            (name, upstream, result) => new ConvolutionKernel(name, kernel.Layer, MatMulForm.Forward, kernel.Window, upstream, kernel.Right, result, null),
            (name, upstream, result) => new ConvolutionKernel(name, kernel.Layer, MatMulForm.WeightGradient, kernel.Window, upstream, kernel.Left, result, null))
        : Product(
            kernel,
            (name, upstream, result) => new ConvolutionKernel(name, kernel.Layer, MatMulForm.InputGradient, kernel.Window, upstream, kernel.Right, result, null),
            (name, upstream, result) => new ConvolutionKernel(name, kernel.Layer, MatMulForm.WeightGradient, kernel.Window, kernel.Left, upstream, result, null));

    public bool Visit(PoolKernel kernel)
    {
        if (gradients.Reached(kernel.Output) && gradients.Wants(kernel.Input))
        {
            gradients.Add(new PoolGradientKernel(
                gradients.Name(kernel, "InputGradient"), kernel.Layer, kernel.Kind, kernel.Window, gradients.Of(kernel.Output), kernel.Positions, gradients.New(kernel.Input)));
        }

        return true;
    }

    public bool Visit(PoolGradientKernel kernel) => throw Twice(kernel);

    public bool Visit(ReshapeKernel kernel)
    {
        if (!kernel.StopsGradient && gradients.Reached(kernel.Output) && gradients.Wants(kernel.Input))
        {
            gradients.Add(new ReshapeKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, gradients.Of(kernel.Output), gradients.NewReshaped(kernel.Input)));
        }

        return true;
    }

    /// <summary>Each element read gets the gradient of the elements written from it, summed where it was read repeatedly.</summary>
    public bool Visit(CopyKernel kernel)
    {
        if (!gradients.Reached(kernel.Output))
        {
            return true;
        }

        Value upstream = gradients.Of(kernel.Output);
        foreach (CopyPart part in kernel.Parts.Where(part => gradients.Wants(part.Input)))
        {
            gradients.Add(new CopyKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, EquatableArray.Of(part.Adjoint(upstream)), gradients.New(part.Input)));
        }

        return true;
    }

    public bool Visit(ReduceRowsKernel kernel)
    {
        Expr share = kernel.Reduction switch
        {
            Reduction.Sum => pool.Constant(1),
            Reduction.Mean => 1 / pool.Rows(),
            _ => throw new InvalidOperationException($"{kernel.Name}: {kernel.Reduction} over rows has no derivative."),
        };
        Reduced(kernel, kernel.Operands, kernel.Expression, kernel.Size, kernel.Output, _ => share);
        return true;
    }

    public bool Visit(ReduceRowKernel kernel)
    {
        Reduced(kernel, kernel.Operands, kernel.Expression, kernel.Size, kernel.Output, operands => kernel.Reduction switch
        {
            Reduction.Sum => pool.Constant(1),
            Reduction.Mean => pool.Constant(1.0 / kernel.Size),

            // Only the elements that equal the maximum get a gradient.
            Reduction.Max => pool.Select(
                Comparison.Equal,
                kernel.Expression.Substitute([.. kernel.Operands.Select(operands.Of)], pool),
                operands.Of(kernel.Output),
                pool.Constant(1),
                pool.Constant(0)),
            _ => throw new InvalidOperationException($"{kernel.Name}: unknown reduction {kernel.Reduction}."),
        });
        return true;
    }

    public bool Visit(NormalizeKernel kernel)
    {
        if (gradients.Reached(kernel.Normalized) && gradients.Wants(kernel.Input))
        {
            gradients.Add(new NormalizeGradientKernel(
                gradients.Name(kernel, "InputGradient"), kernel.Layer, gradients.Of(kernel.Normalized), kernel.Normalized, kernel.InverseDeviation, gradients.New(kernel.Input)) { Lengths = kernel.Lengths });
        }

        return true;
    }

    public bool Visit(NormalizeGradientKernel kernel) => throw Twice(kernel);

    /// <summary>dx = y·(dy − Σ dy·y).</summary>
    public bool Visit(SoftmaxKernel kernel)
    {
        if (!gradients.Reached(kernel.Output) || !gradients.Wants(kernel.Input))
        {
            return true;
        }

        Value upstream = gradients.Of(kernel.Output);
        if (kernel.Output.Shape.Rank > 1)
        {
            gradients.Add(new SoftmaxGradientKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, upstream, kernel.Output, gradients.New(kernel.Input)));
            return true;
        }

        Value sum = gradients.Builder.NewValue(kernel.Output.Name + ".inner", ValueKind.Activation, Shape.Of(1), kernel.Layer);
        EquatableArray<Value> both = EquatableArray.Of(upstream, kernel.Output);
        gradients.Add(new ReduceRowKernel(gradients.Name(kernel, "InnerProduct"), kernel.Layer, Reduction.Sum, kernel.Output.Size, both, pool.Operand(0) * pool.Operand(1), sum));
        Expr slope = pool.Operand(1) * (pool.Operand(0) - pool.Operand(2));
        gradients.Add(new MapKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, EquatableArray.Of(upstream, kernel.Output, sum), [new MapResult(gradients.New(kernel.Input), slope)]));
        return true;
    }

    public bool Visit(SoftmaxCrossEntropyKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);

    public bool Visit(StepCrossEntropyKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);

    public bool Visit(SigmoidCrossEntropyKernel kernel) => Given(kernel.Loss, kernel.Logits, kernel.LogitsGradient);

    public bool Visit(LoopKernel kernel)
    {
        if (kernel.Outputs.Any(gradients.Reached) && kernel.Outputs.Any(gradients.Wants))
        {
            storing[kernel] = LoopAdjoint.Write(kernel, gradients);
        }

        return true;
    }

    /// <summary>A product's derivatives are its other two forms.</summary>
    private bool Product(ProductKernel kernel, Func<string, Value, Value, Kernel> byInput, Func<string, Value, Value, Kernel> byWeight)
    {
        if (kernel.Form == MatMulForm.WeightGradient || kernel is MatMulKernel { Form: MatMulForm.InputGradient } || kernel.Epilogue is not null)
        {
            throw new InvalidOperationException($"{kernel.Name}: only plain forward products are differentiated; fusion comes later.");
        }

        if (gradients.Reached(kernel.Product))
        {
            Value upstream = gradients.Of(kernel.Product);

            // The weight's last read precedes the kernel of its own gradient, so that an optimizer may step it right then.
            if (gradients.Wants(kernel.Left))
            {
                gradients.Add(byInput(gradients.Name(kernel, "InputGradient"), upstream, gradients.New(kernel.Left)));
            }

            if (gradients.Wants(kernel.Right))
            {
                gradients.Add(byWeight(gradients.Name(kernel, "WeightGradient"), upstream, gradients.New(kernel.Right)));
            }
        }

        return true;
    }

    /// <summary>A loss kernel that also computes its own derivative.</summary>
    private bool Given(Value loss, Value logits, Value gradient)
    {
        Expr weight = gradients.Upstream(loss, new Operands(pool));
        if (weight.Kind != ExprKind.Constant)
        {
            throw new InvalidOperationException($"{loss} has a gradient that isn't constant; its kernel's derivative is that of the loss itself.");
        }

        if (gradients.Wants(logits) && weight == pool.Constant(1))
        {
            gradients.Contribute(logits, gradient);
        }
        else if (gradients.Wants(logits))
        {
            gradients.Add(new MapKernel(gradients.Builder.KernelName(Naming.Member(logits.Name) + "GradientWeighted"), -1, EquatableArray.Of(gradient), [new MapResult(gradients.New(logits), weight * pool.Operand(0))]));
        }

        return true;
    }

    private static InvalidOperationException Twice(Kernel kernel) => new($"{kernel.Name} is a derivative already; there are no second ones.");

    /// <summary>∂result/∂operand over <paramref name="operands"/>, in terms of the result where that makes the operand unnecessary.</summary>
    private Expr Local(MapKernel kernel, MapResult result, int operand, Operands operands)
    {
        Expr slope = SlopeOf(result.Expression, operand);

        // The result, as an additional operand after the kernel's own.
        Expr? byResult = slope.Operands().Contains(operand)
            ? OutputForm.Of(slope, result.Expression, operand, pool.Operand(kernel.Operands.Count + kernel.Results.ToList().IndexOf(result)))
            : null;
        if (byResult is null)
        {
            return slope.Substitute([.. kernel.Operands.Select(operands.Of)], pool);
        }

        Expr[] replacements = [.. kernel.Operands.Select(operands.Of), .. kernel.Results.Select(each => each == result ? operands.Of(each.Value) : pool.Constant(0))];
        return byResult.Substitute(replacements, pool);
    }

    private Expr SlopeOf(Expr expression, int operand) =>
        gradients.Builder.UserFormulas.Contains(expression) ? FloatForms.OfSlope(expression, operand) : Derivative.Of(expression, operand);

    private void Reduced(Kernel kernel, EquatableArray<Value> values, Expr expression, int size, Value output, Func<Operands, Expr> share)
    {
        if (!gradients.Reached(output))
        {
            return;
        }

        Operands operands = new(pool);
        Expr upstream = gradients.Upstream(output, operands);
        Expr Slope(int operand)
        {
            Expr local = SlopeOf(expression, operand).Substitute([.. values.Select(operands.Of)], pool);
            return upstream * share(operands) * local;
        }

        slopes.Write(kernel, size, perRow: true, values, Slope, operands);
    }
}
