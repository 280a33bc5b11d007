using System;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <content>Recurrences.</content>
internal sealed partial class Autodiff
{
    /// <summary>The steps' gradients in a kernel over time; behind it dU = Σ hₜᵀ·δₜ as one product over all steps, and db as one sum.</summary>
    public bool Visit(RecurrentKernel kernel)
    {
        if (!gradients.Reached(kernel.Output) || !kernel.Inputs.Any(gradients.Wants))
        {
            return true;
        }

        if (kernel.Before is not { } before)
        {
            throw new InvalidOperationException($"{kernel.Name} keeps no states for its derivative.");
        }

        Value upstream = gradients.OfSameShape(kernel.Output);
        Value products = gradients.Wants(kernel.Products) ? gradients.New(kernel.Products) : Unwanted(".gradient");
        Value? states = kernel.Cell == RecurrentCell.Gru ? Unwanted(".states.gradient") : null;
        gradients.Add(new RecurrentGradientKernel(gradients.Name(kernel, "InputGradient"), kernel.Layer, kernel, upstream, products, states));
        Value slopes = states ?? products;
        if (gradients.Wants(kernel.Weight))
        {
            gradients.Add(new ConvolutionKernel(
                gradients.Name(kernel, "WeightGradient"), kernel.Layer, MatMulForm.WeightGradient, Window.OfSteps(kernel.Steps, kernel.Units), before, slopes, gradients.New(kernel.Weight), null));
        }

        if (gradients.Wants(kernel.Bias))
        {
            gradients.Add(new ReduceRowsKernel(
                gradients.Builder.KernelName(Naming.Member(kernel.Bias.Name) + "Gradient"), kernel.Layer, Reduction.Sum, slopes.Size, EquatableArray.Of(slopes), pool.Operand(0), gradients.New(kernel.Bias)));
        }

        return true;

        Value Unwanted(string role) => gradients.Builder.NewValue(kernel.Products.Name + role, ValueKind.Activation, kernel.Products.Shape, kernel.Layer);
    }

    public bool Visit(RecurrentGradientKernel kernel) => throw Twice(kernel);
}
