using System;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Attention, and a dense layer that is applied to each step of a sequence.</content>
public sealed partial class Lowering
{
    /// <summary>Scaled dot-product attention of several heads, without projections.</summary>
    /// <param name="heads">A divisor of the width.</param>
    /// <param name="causal">Whether a query sees only the keys of its own step and of earlier ones.</param>
    /// <param name="width">Columns of queries, keys, values and output.</param>
    /// <param name="queries">[steps of queries, …].</param>
    /// <param name="keys">[steps of keys, …].</param>
    /// <param name="values">[steps of keys, …].</param>
    /// <param name="lengths">The number of keys of each row, or null.</param>
    public Value Attend(int heads, bool causal, int width, AttentionOperand queries, AttentionOperand keys, AttentionOperand values, Value? lengths)
    {
        Value output = NewActivation(Shape.Of(queries.Steps, width), ".heads");
        Value? logSum = training ? builder.NewValue(LayerName + ".log_sum", ValueKind.Activation, Shape.Of(heads, queries.Steps), current) : null;
        kernels.Add(new AttentionKernel(KernelName("Heads"), current, heads, causal, queries, keys, values, lengths, output, logSum));
        return output;
    }

    /// <summary>y = x·W + b at each step of a sequence: one product over the steps of all rows.</summary>
    /// <param name="input">[steps, in].</param>
    /// <param name="weight">The weight's name, [in, units].</param>
    /// <param name="bias">The bias's name, [units]; it begins with 0.</param>
    /// <param name="role">The output's name.</param>
    /// <param name="units">Columns of the output.</param>
    /// <param name="initializer">Of the weight.</param>
    public Value Project(Value input, string weight, string bias, string role, int units, Initializer initializer)
    {
        input = AsActivation(input);
        (int steps, int width) = (input.Shape.Extents[0], input.Shape.Channels);
        Value w = Parameter(weight, ParameterRole.Weight, Shape.Of(width, units), initializer, width, units);
        Value product = NewActivation(Shape.Of(steps, units), role + ".product"), output = NewActivation(product.Shape, role);
        kernels.Add(new ConvolutionKernel(KernelName(Naming.Word(weight)), current, MatMulForm.Forward, Window.OfSteps(steps, width), input, w, product, null));
        Value b = Parameter(bias, ParameterRole.Bias, Shape.Of(units), new Initializer(InitKind.Zeros), width, units);
        kernels.Add(new MapKernel(KernelName(Naming.Word(bias)), current, EquatableArray.Of(product, b), [new MapResult(output, Pool.Operand(0) + Pool.Operand(1))]));
        return output;
    }
}
