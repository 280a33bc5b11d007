using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>Writes the backward kernels of an elementwise kernel, given the derivative with respect to each operand.</summary>
internal sealed class SlopeWriter(Gradients gradients)
{
    private readonly ExprPool pool = gradients.Pool;

    /// <summary>
    /// Writes the gradient of each operand that requires one: a map where it has the kernel's own shape, followed by a reduction
    /// where it was broadcast. A gradient that is the upstream gradient itself (a sum's) needs no kernel.
    /// </summary>
    public void Write(Kernel kernel, int size, bool perRow, EquatableArray<Value> values, Func<int, Expr> slope, Operands operands)
    {
        List<MapResult> results = [];
        Dictionary<Expr, Value> known = [];
        List<(Value Operand, Expr Slope)> broadcast = [];
        foreach ((Value operand, int index) in values.Select((operand, index) => (operand, index)).Where(pair => gradients.Wants(pair.operand)))
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
                gradients.Contribute(operand, upstream);
            }
            else
            {
                Value gradient = gradients.New(operand);
                known[expression] = gradient;
                results.Add(new MapResult(gradient, expression));
            }
        }

        if (results.Count > 0)
        {
            // A map has only operands that its results use.
            (EquatableArray<Value> used, Func<Expr, Expr> renumber) = operands.Only(results.Select(result => result.Expression));
            gradients.Add(new MapKernel(gradients.Name(kernel, "Gradient"), kernel.Layer, used, [.. results.Select(result => result with { Expression = renumber(result.Expression) })]));
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
        if (!operand.PerRow)
        {
            string name = operand.Kind == ValueKind.Parameter ? gradients.Builder.KernelName(Naming.Member(operand.Name) + "Gradient") : gradients.Name(kernel, "RowsGradient");
            int channels = used.FirstOrDefault(each => each.PerRow && each.Size == size)?.Shape.Channels ?? size;
            if (operand.Size > 1 || channels == 1)
            {
                gradients.Add(new ReduceRowsKernel(name, kernel.Layer, Reduction.Sum, size, used, reduced, gradients.New(operand)));
                return;
            }

            // One element for a whole layer: reduced per channel, as values are laid out, then over the channels.
            Value sums = gradients.Builder.NewValue(operand.Name + ".sums", ValueKind.Statistic, Shape.Of(channels), kernel.Layer);
            gradients.Add(new ReduceRowsKernel(gradients.Builder.KernelName(name + "Sums"), kernel.Layer, Reduction.Sum, size, used, reduced, sums));
            gradients.Add(new ReduceRowKernel(name, kernel.Layer, Reduction.Sum, channels, EquatableArray.Of(sums), pool.Operand(0), gradients.New(operand)));
        }
        else if (operand.PerRow && operand.Size == 1)
        {
            gradients.Add(new ReduceRowKernel(gradients.Name(kernel, "RowGradient"), kernel.Layer, Reduction.Sum, size, used, reduced, gradients.New(operand)));
        }
        else
        {
            throw new InvalidOperationException($"{kernel.Name}: no rule for the gradient of {operand}, broadcast over rows of {InvariantText.Of(size)}.");
        }
    }
}
