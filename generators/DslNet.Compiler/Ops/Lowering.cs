using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>Lowers layers to forward kernels, for training or for eval: the builder that an op's <see cref="LayerOp.Lower"/> uses.</summary>
public sealed partial class Lowering(ProgramBuilder builder, IReadOnlyList<LayerSummary> table, LayerOrder order, IReadOnlyCollection<int> frozen, bool training, CancellationToken cancellation = default)
{
    private readonly List<Kernel> once = [];
    private readonly List<Kernel> kernels = [];
    private int next;
    private int current = -1;
    private int randomStreams;
    private Value? pixels;

    /// <summary>Whether the training program is built; else the eval program.</summary>
    public bool Training => training;

    public ExprPool Pool => builder.Pool;

    /// <summary>The kernels lowered since the last call.</summary>
    public IReadOnlyList<Kernel> TakeKernels()
    {
        Kernel[] taken = [.. once, .. kernels];
        once.Clear();
        kernels.Clear();
        return taken;
    }

    /// <summary>The layers in sequence, numbered as in <c>NetworkGraph.AllLayers</c>.</summary>
    public Value Block(IEnumerable<LayerNode> layers, Value input) => layers.Aggregate(input, (value, layer) => Layer(layer, [value]));

    /// <summary>The next layer, applied to values.</summary>
    public Value Layer(LayerNode layer, IReadOnlyList<Value> inputs)
    {
        cancellation.ThrowIfCancellationRequested();
        int outer = current;
        current = next++;
        LayerOp op = OpTable.Of(layer);
        Value value = op.LowerFrom(layer, inputs, this);
        if (LengthsOf(value) is null && !layer.Blocks.Any() && inputs.Select(LengthsOf).FirstOrDefault(known => known is not null) is { } known)
        {
            SetLengths(value, op.Lengths(layer, inputs[0].Shape) switch
            {
                LengthsUse.Kept => known,
                LengthsUse.Windowed => LengthsBehind(known, op.StepWindow(layer, inputs[0].Shape)),
                _ => null,
            });
        }

        current = outer;
        return value;
    }

    /// <summary>A parameter of the current layer.</summary>
    public Value Parameter(ParameterRole role, Shape shape, Initializer initializer, int fanIn, int fanOut) =>
        Parameter(NameOf(role), role, shape, initializer, fanIn, fanOut);

    /// <summary>A buffer of the current layer.</summary>
    public Value Buffer(ParameterRole role, Shape shape, Initializer initializer) =>
        builder.Buffer($"{LayerName}.{NameOf(role)}{suffix}", current, role, shape, initializer, shape.Size, shape.Size);

    /// <summary>The initializer itself or, for <see cref="InitKind.Auto"/>, the one for the activation that follows.</summary>
    /// <param name="initializer">The declared initializer.</param>
    /// <param name="fanIn">The fan-in.</param>
    public Initializer Resolve(Initializer initializer, int fanIn)
    {
        if (initializer.Kind != InitKind.Auto)
        {
            return initializer;
        }

        // Layers between (BatchNorm, Dropout) defer; another linear layer, a recurrence or the network's end means that no activation follows.
        foreach (LayerSummary layer in order.Behind(current).Select(number => table[number]))
        {
            LayerOp op = OpTable.Find(layer.Verb)!;
            if (op.PreferredInit is { } preferred)
            {
                return op.Gain(layer.Node) is { } gain ? new Initializer(InitKind.Normal, ActivationGain.Deviation(gain, fanIn)) : new Initializer(preferred);
            }

            if (op.Traits.HasFlag(LayerTraits.Linear) || op.Traits.HasFlag(LayerTraits.Recurrent))
            {
                break;
            }
        }

        return new Initializer(InitKind.XavierNormal);
    }

    /// <summary>A new random stream.</summary>
    public int NextRandomStream() => randomStreams++;

    /// <summary>A scalar function of each element.</summary>
    public Value Map(Value input, Func<Expr, Expr> function) => Map([input], operands => function(operands[0]));

    /// <summary>A user's scalar function of each element, and of learned parameters.</summary>
    public Value MapOfUser(Value[] values, Func<IReadOnlyList<Expr>, Expr> function) => Map(values, operands =>
    {
        Expr formula = function(operands);
        builder.UserFormulas.Add(formula);
        return formula;
    });

    /// <summary>A scalar function of the operands at each element, in the shape of the first.</summary>
    public Value Map(Value[] operands, Func<IReadOnlyList<Expr>, Expr> function)
    {
        operands = [.. operands.Select(AsActivation)];
        Value output = NewActivation(operands[0].Shape);
        Expr expression = function([.. operands.Select((_, index) => Pool.Operand(index))]);
        kernels.Add(new MapKernel(KernelName(), current, operands.ToEquatableArray(), [new MapResult(output, expression)]));
        return output;
    }

    /// <summary>A scalar function of parameters and buffers, hoisted out of the loop over rows, so that its readers can be fused.</summary>
    public Value MapOnce(string role, Value[] operands, Func<IReadOnlyList<Expr>, Expr> function)
    {
        Value output = builder.NewValue($"{LayerName}.{role}{(training ? "" : ".eval")}", ValueKind.Statistic, operands[0].Shape, current);
        Expr expression = function([.. operands.Select((_, index) => Pool.Operand(index))]);
        once.Add(new MapKernel(KernelName(Naming.Pascal(role)), current, operands.ToEquatableArray(), [new MapResult(output, expression)]));
        return output;
    }

    /// <summary>x·W; of a sequence at each step, as one product over all of them.</summary>
    public Value MatMul(Value input, Value weight, int units)
    {
        if (input.Shape.Rank == 2)
        {
            input = AsActivation(input);
            int steps = input.Shape.Extents[0];
            return Convolve(input, weight, Window.OfSteps(steps, input.Shape.Channels), Shape.Of(steps, units));
        }

        Value product = NewActivation(Shape.Of(units), ".product");
        kernels.Add(new MatMulKernel(KernelName(), current, MatMulForm.Forward, input, weight, product, null));
        return product;
    }

    /// <summary>The convolution x ∗ W.</summary>
    public Value Convolve(Value input, Value weight, Window window, Shape output)
    {
        input = window.Groups > 1 ? AsActivation(input) : input;
        Value product = NewActivation(output, ".product");
        kernels.Add(new ConvolutionKernel(KernelName(), current, MatMulForm.Forward, window, input, weight, product, null));
        return product;
    }

    /// <summary>The adjoint of a convolution with W by its input, applied to a value: a transposed convolution.</summary>
    /// <param name="input">Y of the window.</param>
    /// <param name="weight">W, [kernel height, kernel width, channels of the output, channels of the input].</param>
    /// <param name="window">From the output to the input.</param>
    /// <param name="output">The output's shape, X of the window.</param>
    public Value ConvolveTransposed(Value input, Value weight, Window window, Shape output)
    {
        input = AsActivation(input);
        Value product = NewActivation(output, ".product");
        kernels.Add(new ConvolutionKernel(KernelName(), current, MatMulForm.InputGradient, window, input, weight, product, null));
        return product;
    }

    /// <summary>Max or average pooling.</summary>
    public Value PoolWindows(PoolKind kind, Value input, Window window, Shape output)
    {
        input = AsActivation(input);
        Value result = NewActivation(output);
        Value? positions = kind == PoolKind.Max && training ? builder.NewValue(LayerName + ".positions", ValueKind.Positions, output, current) : null;
        kernels.Add(new PoolKernel(KernelName(), current, kind, window, input, result, positions));
        return result;
    }

    /// <summary>The value as a flat vector; free where its layout is contiguous.</summary>
    public Value Flat(Value input) => input.Shape.Rank > 1 ? Reshape(input, NewActivation(Shape.Of(input.Size))) : input;

    /// <summary>
    /// The value as an activation: the user's pixels are dense, and a back end may pad an activation's. Where it doesn't, this is a view.
    /// </summary>
    private Value AsActivation(Value input)
    {
        bool comesFromUser = input.Kind is ValueKind.Input && input.Shape.Rank > 1;
        return comesFromUser ? pixels ??= Reshape(input, builder.NewValue(training ? "input.pixels" : "input.pixels.eval", ValueKind.Activation, input.Shape, current)) : input;
    }

    /// <summary>The same elements in another shape.</summary>
    public Value Reshape(Value input, Shape shape) =>
        input.Shape == shape ? input
        : input.Shape.Rank > 1 && shape.Rank > 1 && input.Shape.Channels != shape.Channels ? Reshape(Flat(input), NewActivation(shape))
        : Reshape(input, NewActivation(shape));

    private Value Reshape(Value input, Value output)
    {
        kernels.Add(new ReshapeKernel(builder.KernelName(Naming.Member(output.Name) + (training ? "Forward" : "Eval")), current, input, output));
        return output;
    }

    /// <summary>Normalized by the batch's statistics, per channel.</summary>
    public Value Normalize(Value input, Value runningMean, Value runningVariance, float momentum, float epsilon)
    {
        input = AsActivation(input);
        Value normalized = NewActivation(input.Shape, ".normalized");
        Value deviation = builder.NewValue($"{LayerName}.inverse_deviation", ValueKind.Statistic, runningMean.Shape, current);
        kernels.Add(new NormalizeKernel(KernelName(), current, input, normalized, deviation, runningMean, runningVariance, momentum, epsilon) { Lengths = LengthsOf(input) });
        return normalized;
    }

    /// <summary>The softmax over the channels: of a row, or of each step of a sequence.</summary>
    public Value Softmax(Value input)
    {
        input = AsActivation(input);
        Value output = NewActivation(input.Shape);
        kernels.Add(new SoftmaxKernel(KernelName(), current, input, output));
        return output;
    }

    private string LayerName => current < 0 ? "output" : table[current].Name;

    private Value NewActivation(Shape shape, string role = "") => builder.NewValue(LayerName + role + (training ? "" : ".eval"), ValueKind.Activation, shape, current);

    private string KernelName(string role = "") => builder.KernelName(Naming.Pascal(LayerName) + role + (training ? "Forward" : "Eval"));

    private static string NameOf(ParameterRole role) => role switch
    {
        ParameterRole.Weight or ParameterRole.Table => "weight",
        ParameterRole.Bias => "bias",
        ParameterRole.Scale => "scale",
        ParameterRole.Shift => "shift",
        ParameterRole.RunningMean => "running_mean",
        ParameterRole.RunningVariance => "running_var",
        ParameterRole.Positions => "positions",
        ParameterRole.InputWeight => "weight_ih",
        ParameterRole.HiddenWeight => "weight_hh",
        ParameterRole.InputBias => "bias_ih",
        ParameterRole.HiddenBias => "bias_hh",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
