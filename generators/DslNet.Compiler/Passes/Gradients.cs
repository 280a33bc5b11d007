using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The state of reverse accumulation: which values require a gradient, the contributions to gradients so far,
/// and the backward kernels so far.
/// </summary>
internal sealed class Gradients
{
    private readonly ProgramBuilder builder;
    private readonly IReadOnlyDictionary<Value, double> losses;
    private readonly HashSet<Value> wanted;
    private readonly Dictionary<Value, int> readers = [];
    private readonly Dictionary<Value, List<Value>> contributions = [];
    private readonly List<Kernel> kernels = [];

    public Gradients(ProgramBuilder builder, IReadOnlyDictionary<Value, double> losses, IReadOnlyList<Kernel> forward, Value? input)
    {
        this.builder = builder;
        this.losses = losses;
        wanted = [.. builder.Parameters.Select(parameter => parameter.Value)];
        if (input is { Type: ElementType.Float32 })
        {
            wanted.Add(input);
        }

        foreach (Value parameter in forward.SelectMany(Reads).Where(value => value.Kind == ValueKind.Parameter))
        {
            readers[parameter] = (readers.TryGetValue(parameter, out int count) ? count : 0) + 1;
        }

        MarkWanted(forward);
    }

    private Gradients(Gradients outside)
    {
        builder = outside.builder;
        losses = new Dictionary<Value, double>();
        wanted = outside.wanted;
    }

    /// <summary>The gradients in the body of a loop: parts of those outside, which the loop sums.</summary>
    public Gradients OfBody() => new(this);

    public ExprPool Pool => builder.Pool;

    public ProgramBuilder Builder => builder;

    /// <summary>The backward kernels, in the order in which they run.</summary>
    public IReadOnlyList<Kernel> Kernels => kernels;

    public void Add(Kernel kernel) => kernels.Add(kernel);

    /// <summary>Whether the value requires a gradient: it depends on a parameter, or on an input whose gradient is requested; never for integers.</summary>
    public bool Wants(Value value) => wanted.Contains(value);

    /// <summary>Whether the loss depends on the value, by the kernels visited so far.</summary>
    public bool Reached(Value value) => losses.ContainsKey(value) || contributions.ContainsKey(value);

    /// <summary>The upstream gradient of a value as an operand; that of a loss is its weight in the total loss.</summary>
    public Expr Upstream(Value value, Operands operands) => losses.TryGetValue(value, out double weight) ? Pool.Constant(weight) : operands.Of(Of(value));

    /// <summary>The gradient of a value, all its contributions summed.</summary>
    public Value Of(Value value)
    {
        List<Value> parts = contributions[value];
        if (parts.Count > 1)
        {
            Value sum = builder.NewValue(value.Name + ".gradient", parts[0].Kind, parts[0].Shape, value.Layer);
            Expr expression = parts.Select((_, index) => Pool.Operand(index)).Aggregate((left, right) => left + right);
            kernels.Add(new MapKernel(builder.KernelName(Naming.Member(value.Name) + "GradientSum"), value.Layer, parts.ToEquatableArray(), [new MapResult(sum, expression)]));
            parts.Clear();
            parts.Add(sum);
        }

        return parts[0];
    }

    /// <summary>The gradient of a value in the value's own shape; 0 where the loss doesn't depend on it.</summary>
    public Value OfSameShape(Value value)
    {
        if (!Reached(value))
        {
            kernels.Add(new MapKernel(builder.KernelName(Naming.Member(value.Name) + "GradientZero"), value.Layer, default, [new MapResult(New(value), Pool.Constant(0))]));
        }

        Value gradient = Of(value);
        if (gradient.Shape == value.Shape)
        {
            return gradient;
        }

        Value shaped = builder.NewValue(value.Name + ".gradient", gradient.Kind, value.Shape, value.Layer);
        kernels.Add(new ReshapeKernel(builder.KernelName(Naming.Member(value.Name) + "GradientShape"), value.Layer, gradient, shaped));
        return shaped;
    }

    /// <summary>A new value for (a part of) the gradient of <paramref name="value"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isSum">Whether the kernel that writes it accumulates, so that it is complete only after the last addition.</param>
    public Value New(Value value, bool isSum = false)
    {
        if (value.Kind == ValueKind.Parameter && readers.TryGetValue(value, out int count) && count == 1)
        {
            return builder.DeclareGradient(value, isSum);
        }

        if (value.Kind == ValueKind.Parameter)
        {
            Value part = builder.NewValue(value.Name + ".gradient.part", ValueKind.GradientPart, value.Shape, value.Layer);
            Contribute(value, part);
            return part;
        }

        Value gradient = builder.NewValue(value.Name + ".gradient", value.Kind == ValueKind.Statistic ? ValueKind.Statistic : ValueKind.Activation, value.Shape, value.Layer);
        Contribute(value, gradient);
        return gradient;
    }

    /// <summary>Adds <paramref name="gradient"/> as (a contribution to) the gradient of <paramref name="value"/>.</summary>
    public void Contribute(Value value, Value gradient)
    {
        if (!contributions.TryGetValue(value, out List<Value>? parts))
        {
            contributions[value] = parts = [];
        }

        parts.Add(gradient);
    }

    /// <summary>The gradients of parameters that several kernels read: the sums of their contributions.</summary>
    public void SumShared()
    {
        foreach (Value parameter in builder.Parameters.Select(declaration => declaration.Value).Where(contributions.ContainsKey).ToArray())
        {
            EquatableArray<Value> parts = contributions[parameter].ToEquatableArray();
            MapResult sum = new(builder.DeclareGradient(parameter, isSum: true), parts.Select((_, index) => Pool.Operand(index)).Aggregate((left, right) => left + right));
            kernels.Add(new MapKernel(builder.KernelName(Naming.Member(parameter.Name) + "GradientSum"), parameter.Layer, parts, [sum]));
        }
    }

    /// <summary>A parameter that the loss doesn't depend on (a constant activation follows it) still has a gradient: 0.</summary>
    public void ClearUnreached()
    {
        foreach (Value parameter in builder.Parameters.Where(declaration => declaration.Gradient is null).Select(declaration => declaration.Value).ToArray())
        {
            MapResult zero = new(builder.DeclareGradient(parameter), Pool.Constant(0));
            kernels.Add(new MapKernel(builder.KernelName(Naming.Member(parameter.Name) + "Gradient"), parameter.Layer, default, [zero]));
        }
    }

    /// <summary>A new value for (a part of) the gradient of a reshape's input; that of the network's input has the input's layout, without padding between pixels.</summary>
    public Value NewReshaped(Value value)
    {
        if (value.Kind != ValueKind.Input)
        {
            return New(value);
        }

        Value gradient = NewFlat(value);
        Contribute(value, gradient);
        return gradient;
    }

    /// <summary>The gradient of the network's input, complete and without padding; 0 where the loss doesn't depend on it.</summary>
    public Value OfInput(Value input)
    {
        if (!Reached(input))
        {
            kernels.Add(new MapKernel(builder.KernelName("InputGradient"), input.Layer, default, [new MapResult(NewReshaped(input), Pool.Constant(0))]));
        }

        List<Value> parts = contributions[input];
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i].Shape.Rank > 1)
            {
                Value flat = NewFlat(input);
                kernels.Add(new ReshapeKernel(builder.KernelName("InputGradientWithoutFilling"), input.Layer, parts[i], flat));
                parts[i] = flat;
            }
        }

        return Of(input);
    }

    private Value NewFlat(Value input) => builder.NewValue(input.Name + ".gradient", ValueKind.Activation, Shape.Of(input.Size), input.Layer);

    /// <summary>The name of a backward kernel of <paramref name="kernel"/>: the forward name's stem and its own role.</summary>
    public string Name(Kernel kernel, string role)
    {
        int stem = kernel.Name.LastIndexOf("Forward", StringComparison.Ordinal);
        return builder.KernelName((stem > 0 ? kernel.Name.Substring(0, stem) : kernel.Name) + role);
    }

    /// <summary>The values that a kernel reads, once for each contribution that it makes to their gradients.</summary>
    private static IEnumerable<Value> Reads(Kernel kernel) => kernel is LoopKernel loop
        ? loop.Sequences.Select(sequence => sequence.Outer).Concat(loop.States.Select(state => state.Initial).OfType<Value>()).Concat(loop.Invariants)
        : kernel.Inputs;

    private void MarkWanted(IEnumerable<Kernel> forward)
    {
        foreach (Kernel kernel in forward)
        {
            if (kernel is LoopKernel loop)
            {
                MarkWanted(loop);
            }
            else if (kernel.Inputs.Any(wanted.Contains) && kernel is not ReshapeKernel { StopsGradient: true })
            {
                wanted.UnionWith(kernel.Outputs.Where(output => output.Type == ElementType.Float32));
            }
        }
    }

    /// <summary>A state requires a gradient where its initial value or its value after any step does (a fixed point over the loop-carried dependences).</summary>
    private void MarkWanted(LoopKernel loop)
    {
        wanted.UnionWith(loop.Sequences.Where(sequence => wanted.Contains(sequence.Outer)).Select(sequence => sequence.Inner));
        for (int before = -1; before < wanted.Count;)
        {
            before = wanted.Count;
            wanted.UnionWith(loop.States.Where(state => wanted.Contains(state.After) || (state.Initial is not null && wanted.Contains(state.Initial))).Select(state => state.Before));
            MarkWanted(loop.Body);
        }

        wanted.UnionWith(loop.Results.Where(result => wanted.Contains(result.Inner)).Select(result => result.Outer));
        wanted.UnionWith(loop.Sums.Where(sum => wanted.Contains(sum.Inner)).Select(sum => sum.Outer));
        wanted.UnionWith(loop.States.Where(state => wanted.Contains(state.Before)).Select(state => state.Final).OfType<Value>());
    }
}
