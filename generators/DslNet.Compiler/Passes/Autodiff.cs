using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Reverse accumulation: walks the kernels from the loss back to the input and writes, for each, the kernels of its
/// derivative. One rule a kernel kind; what happens inside a map is <see cref="Derivative"/>'s. Gradients that nobody wants
/// (of the network's input, and of whatever doesn't depend on a parameter) are never computed.
/// </summary>
internal sealed class Autodiff : IKernelVisitor<bool>
{
    private readonly ProgramBuilder builder;
    private readonly ExprPool pool;
    private readonly Value loss;
    private readonly HashSet<Value> wanted;
    private readonly Dictionary<Value, List<Value>> contributions = [];
    private readonly List<Kernel> backward = [];

    private Autodiff(ProgramBuilder builder, Value loss, IEnumerable<Kernel> forward)
    {
        this.builder = builder;
        this.loss = loss;
        pool = builder.Pool;
        wanted = [.. builder.Parameters.Select(parameter => parameter.Value)];
        foreach (Kernel kernel in forward)
        {
            if (kernel.Inputs.Any(wanted.Contains))
            {
                wanted.UnionWith(kernel.Outputs);
            }
        }
    }

    /// <summary>The backward kernels of a forward program that ends in <paramref name="loss"/>; parameters get their gradients declared.</summary>
    public static IReadOnlyList<Kernel> Run(ProgramBuilder builder, Value loss, IReadOnlyList<Kernel> forward)
    {
        Autodiff autodiff = new(builder, loss, forward);
        foreach (Kernel kernel in forward.Reverse())
        {
            kernel.Accept(autodiff);
        }

        autodiff.ClearUnreached();
        return autodiff.backward;
    }

    public bool Visit(MapKernel kernel)
    {
        Operands operands = new(pool);
        (Expr Upstream, MapResult Result)[] reached = [.. kernel.Results.Where(result => Reached(result.Value)).Select(result => (Upstream(result.Value, operands), result))];
        Expr Slope(int operand) => reached
            .Select(pair => pair.Upstream * Local(kernel, pair.Result, operand, operands))
            .Aggregate(pool.Constant(0), (sum, term) => sum + term);

        EmitSlopes(kernel, kernel.Size, kernel.PerRow, kernel.Operands, Slope, operands);
        return true;
    }

    public bool Visit(MatMulKernel kernel)
    {
        if (kernel.Form != MatMulForm.Forward || kernel.Epilogue is not null)
        {
            throw new InvalidOperationException($"{kernel.Name}: only plain forward products are differentiated; fusion comes later.");
        }

        if (Reached(kernel.Product))
        {
            Value upstream = Gradient(kernel.Product);
            if (wanted.Contains(kernel.Right))
            {
                backward.Add(new MatMulKernel(Name(kernel, "WeightGradient"), kernel.Layer, MatMulForm.WeightGradient, kernel.Left, upstream, GradientOf(kernel.Right), null));
            }

            if (wanted.Contains(kernel.Left))
            {
                backward.Add(new MatMulKernel(Name(kernel, "InputGradient"), kernel.Layer, MatMulForm.InputGradient, upstream, kernel.Right, GradientOf(kernel.Left), null));
            }
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
        Reduced(kernel, kernel.Operands, kernel.Expression, kernel.Output.Size, kernel.Output, _ => share);
        return true;
    }

    public bool Visit(ReduceRowKernel kernel)
    {
        Reduced(kernel, kernel.Operands, kernel.Expression, kernel.Size, kernel.Output, operands => kernel.Reduction switch
        {
            Reduction.Sum => pool.Constant(1),
            Reduction.Mean => pool.Constant(1.0 / kernel.Size),

            // Only the elements that are the maximum move it.
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
        if (Reached(kernel.Normalized) && wanted.Contains(kernel.Input))
        {
            backward.Add(new NormalizeGradientKernel(
                Name(kernel, "InputGradient"), kernel.Layer, Gradient(kernel.Normalized), kernel.Normalized, kernel.InverseDeviation, GradientOf(kernel.Input)));
        }

        return true;
    }

    public bool Visit(NormalizeGradientKernel kernel) => throw Twice(kernel);

    /// <summary>dx = y·(dy − Σ dy·y).</summary>
    public bool Visit(SoftmaxKernel kernel)
    {
        if (!Reached(kernel.Output) || !wanted.Contains(kernel.Input))
        {
            return true;
        }

        Value upstream = Gradient(kernel.Output);
        Value sum = builder.NewValue(kernel.Output.Name + ".inner", ValueKind.Activation, Shape.Of(1), kernel.Layer);
        EquatableArray<Value> both = EquatableArray.Of(upstream, kernel.Output);
        backward.Add(new ReduceRowKernel(Name(kernel, "InnerProduct"), kernel.Layer, Reduction.Sum, kernel.Output.Size, both, pool.Operand(0) * pool.Operand(1), sum));
        Expr slope = pool.Operand(1) * (pool.Operand(0) - pool.Operand(2));
        backward.Add(new MapKernel(Name(kernel, "InputGradient"), kernel.Layer, EquatableArray.Of(upstream, kernel.Output, sum), [new MapResult(GradientOf(kernel.Input), slope)]));
        return true;
    }

    /// <summary>dz = (Σt'·p − t')·dL, with the smoothed target t'.</summary>
    public bool Visit(SoftmaxCrossEntropyKernel kernel)
    {
        if (!wanted.Contains(kernel.Logits))
        {
            return true;
        }

        int classes = kernel.Logits.Size;
        Expr Smoothed(Expr target) => ((1 - (double)kernel.Smoothing) * target) + ((double)kernel.Smoothing / classes);

        // The sum of a one-hot row is 1, but targets may be any numbers, and the derivative is to be theirs.
        Value sum = builder.NewValue("target.sum", ValueKind.Activation, Shape.Of(1), -1);
        backward.Add(new ReduceRowKernel(builder.KernelName("TargetSum"), -1, Reduction.Sum, classes, EquatableArray.Of(kernel.Target), Smoothed(pool.Operand(0)), sum));
        Operands operands = new(pool);
        Expr slope = Upstream(kernel.RowLoss, operands) * ((operands.Of(sum) * operands.Of(kernel.Probabilities)) - Smoothed(operands.Of(kernel.Target)));
        backward.Add(new MapKernel(builder.KernelName("LossGradient"), -1, operands.Values, [new MapResult(GradientOf(kernel.Logits), slope)]));
        return true;
    }

    /// <summary>dz = (p − t)/outputs·dL.</summary>
    public bool Visit(SigmoidCrossEntropyKernel kernel)
    {
        if (!wanted.Contains(kernel.Logits))
        {
            return true;
        }

        Operands operands = new(pool);
        Expr slope = Upstream(kernel.RowLoss, operands) * (operands.Of(kernel.Probabilities) - operands.Of(kernel.Target)) * (1.0 / kernel.Logits.Size);
        backward.Add(new MapKernel(builder.KernelName("LossGradient"), -1, operands.Values, [new MapResult(GradientOf(kernel.Logits), slope)]));
        return true;
    }

    private static InvalidOperationException Twice(Kernel kernel) => new($"{kernel.Name} is a derivative already; there are no second ones.");

    /// <summary>∂result/∂operand over <paramref name="operands"/>, said by the result where that makes the operand unnecessary.</summary>
    private Expr Local(MapKernel kernel, MapResult result, int operand, Operands operands)
    {
        Expr slope = Derivative.Of(result.Expression, operand);

        // The result, as one more operand behind the kernel's own.
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

    private void Reduced(Kernel kernel, EquatableArray<Value> values, Expr expression, int size, Value output, Func<Operands, Expr> share)
    {
        if (!Reached(output))
        {
            return;
        }

        Operands operands = new(pool);
        Expr upstream = Upstream(output, operands);
        Expr Slope(int operand)
        {
            Expr local = Derivative.Of(expression, operand).Substitute([.. values.Select(operands.Of)], pool);
            return upstream * share(operands) * local;
        }

        EmitSlopes(kernel, size, perRow: true, values, Slope, operands);
    }

    /// <summary>
    /// Writes the gradient of each wanted operand: a map where it has the kernel's own shape, and behind it a reduction
    /// where it was broadcast. A slope that is the upstream gradient itself (a sum's) needs no kernel.
    /// </summary>
    private void EmitSlopes(Kernel kernel, int size, bool perRow, EquatableArray<Value> values, Func<int, Expr> slope, Operands operands)
    {
        List<MapResult> results = [];
        Dictionary<Expr, Value> known = [];
        List<(Value Operand, Expr Slope)> broadcast = [];
        foreach ((Value operand, int index) in values.Select((operand, index) => (operand, index)).Where(pair => wanted.Contains(pair.operand)))
        {
            Expr expression = slope(index);
            if (expression.IsConstant(0) && operand.Kind != ValueKind.Parameter)
            {
                continue;
            }

            if (operand.Size != size || operand.PerRow != perRow)
            {
                broadcast.Add((operand, expression));
            }
            else if (expression.Kind == ExprKind.Operand && operands.Values[expression.Index] is var upstream && upstream.Size == size && upstream.PerRow == perRow && operand.Kind != ValueKind.Parameter)
            {
                known[expression] = upstream;
                Contribute(operand, upstream);
            }
            else
            {
                Value gradient = GradientOf(operand);
                known[expression] = gradient;
                results.Add(new MapResult(gradient, expression));
            }
        }

        if (results.Count > 0)
        {
            // A map has as many operands as its results use, no more.
            (EquatableArray<Value> used, Func<Expr, Expr> renumber) = operands.Only(results.Select(result => result.Expression));
            backward.Add(new MapKernel(Name(kernel, "Gradient"), kernel.Layer, used, [.. results.Select(result => result with { Expression = renumber(result.Expression) })]));
        }

        foreach ((Value operand, Expr expression) in broadcast)
        {
            Reduce(kernel, size, operand, expression, known, operands);
        }
    }

    private void Reduce(Kernel kernel, int size, Value operand, Expr expression, Dictionary<Expr, Value> known, Operands operands)
    {
        Operands source = operands;
        Expr reduced = expression;
        if (known.TryGetValue(expression, out Value? value))
        {
            source = new Operands(pool);
            reduced = source.Of(value);
        }

        (EquatableArray<Value> used, Func<Expr, Expr> renumber) = source.Only([reduced]);
        reduced = renumber(reduced);
        if (!operand.PerRow && operand.Size == size)
        {
            string name = operand.Kind == ValueKind.Parameter ? builder.KernelName(Naming.Pascal(operand.Name.Replace(".", "_").Split('_').Aggregate((first, second) => first + Naming.Pascal(second))) + "Gradient") : Name(kernel, "RowsGradient");
            backward.Add(new ReduceRowsKernel(name, kernel.Layer, Reduction.Sum, used, reduced, GradientOf(operand)));
        }
        else if (operand.PerRow && operand.Size == 1)
        {
            backward.Add(new ReduceRowKernel(Name(kernel, "RowGradient"), kernel.Layer, Reduction.Sum, size, used, reduced, GradientOf(operand)));
        }
        else
        {
            throw new InvalidOperationException($"{kernel.Name}: no rule for the gradient of {operand}, broadcast over rows of {InvariantText.Of(size)}.");
        }
    }

    /// <summary>A parameter that the loss doesn't depend on (behind it is an activation that is constant) has a gradient like any other: 0.</summary>
    private void ClearUnreached()
    {
        foreach (Value parameter in builder.Parameters.Where(declaration => declaration.Gradient is null).Select(declaration => declaration.Value).ToArray())
        {
            MapResult zero = new(builder.DeclareGradient(parameter), pool.Constant(0));
            backward.Add(new MapKernel(builder.KernelName(Naming.Pascal(Identifier(parameter.Name)) + "Gradient"), parameter.Layer, default, [zero]));
        }
    }

    private bool Reached(Value value) => value == loss || contributions.ContainsKey(value);

    /// <summary>The gradient of a value as an operand; the loss's own is 1.</summary>
    private Expr Upstream(Value value, Operands operands) => value == loss ? pool.Constant(1) : operands.Of(Gradient(value));

    /// <summary>The gradient of a value, all its contributions summed.</summary>
    private Value Gradient(Value value)
    {
        List<Value> parts = contributions[value];
        if (parts.Count > 1)
        {
            Value sum = builder.NewValue(value.Name + ".gradient", value.Kind, value.Shape, value.Layer);
            Expr expression = parts.Select((_, index) => pool.Operand(index)).Aggregate((left, right) => left + right);
            backward.Add(new MapKernel(builder.KernelName(Naming.Pascal(Identifier(value.Name)) + "GradientSum"), value.Layer, parts.ToEquatableArray(), [new MapResult(sum, expression)]));
            parts.Clear();
            parts.Add(sum);
        }

        return parts[0];
    }

    /// <summary>A new value for (a part of) the gradient of <paramref name="value"/>.</summary>
    private Value GradientOf(Value value)
    {
        if (value.Kind == ValueKind.Parameter)
        {
            return builder.DeclareGradient(value);
        }

        Value gradient = builder.NewValue(value.Name + ".gradient", value.Kind == ValueKind.Statistic ? ValueKind.Statistic : ValueKind.Activation, value.Shape, value.Layer);
        Contribute(value, gradient);
        return gradient;
    }

    private void Contribute(Value value, Value gradient)
    {
        if (!contributions.TryGetValue(value, out List<Value>? parts))
        {
            contributions[value] = parts = [];
        }

        parts.Add(gradient);
    }

    private string Name(Kernel kernel, string role)
    {
        string name = kernel.Name.Split('_')[0];
        return builder.KernelName((name.EndsWith("Forward", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Forward".Length) : name) + role);
    }

    private static string Identifier(string name) => name.Replace('.', '_');
}
