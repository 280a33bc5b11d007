using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Attention.</content>
internal sealed partial class Autodiff
{
    /// <summary>Gradients of operands that are columns of one value are columns of one, too. One of them that nobody wants is computed all the same.</summary>
    public bool Visit(AttentionKernel kernel)
    {
        Value[] operands = [.. new[] { kernel.Queries.Value, kernel.Keys.Value, kernel.Values.Value }.Distinct()];
        if (!gradients.Reached(kernel.Output) || !operands.Any(gradients.Wants))
        {
            return true;
        }

        if (kernel.LogSum is null)
        {
            throw new InvalidOperationException($"{kernel.Name} keeps no log-sum for its derivative.");
        }

        Value upstream = gradients.Of(kernel.Output);
        Dictionary<Value, Value> made = operands.ToDictionary(value => value, value => gradients.Wants(value)
            ? gradients.New(value)
            : gradients.Builder.NewValue(value.Name + ".gradient", ValueKind.Activation, value.Shape, kernel.Layer));
        gradients.Add(new AttentionGradientKernel(
            gradients.Name(kernel, "InputGradient"), kernel.Layer, kernel, upstream, made[kernel.Queries.Value], made[kernel.Keys.Value], made[kernel.Values.Value]));
        return true;
    }

    public bool Visit(AttentionGradientKernel kernel) => throw Twice(kernel);
}
