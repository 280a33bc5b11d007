using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

/// <summary>One verb of a definition in its three spellings: as a value, and fluently behind a net and behind a block.</summary>
internal sealed record Step(Layer Layer, Func<Net, Net> BehindNet, Func<Layer, Layer> BehindBlock)
{
    private static readonly Func<float, float>[] Functions = [x => x * x, MathF.Tanh, x => MathF.Max(x, 0.5f)];

    private static readonly Step[] Plain =
    [
        new(Dsl.Flatten, net => net.Flatten(), block => block.Flatten()),
        new(Dsl.Relu, net => net.Relu(), block => block.Relu()),
        new(Dsl.Sigmoid, net => net.Sigmoid(), block => block.Sigmoid()),
        new(Dsl.Tanh, net => net.Tanh(), block => block.Tanh()),
        new(Dsl.Gelu, net => net.Gelu(), block => block.Gelu()),
        new(Dsl.Silu, net => net.Silu(), block => block.Silu()),
        new(Dsl.Softplus, net => net.Softplus(), block => block.Softplus()),
        new(Dsl.Softmax, net => net.Softmax(), block => block.Softmax()),
        new(Dsl.Identity, net => net.Identity(), block => block.Identity()),
        new(Dsl.StopGradient, net => net.StopGradient(), block => block.StopGradient()),
    ];

    /// <summary>Any verb with any arguments in range; blocks inside it nest to the given depth.</summary>
    public static Gen<Step> Any(int depth = 2)
    {
        Gen<Step>[] leaves = [Gen.Elements(Plain), Dense(), BatchNorm(), OneNumber(), Activation(), Moved()];
        return depth == 0 ? Gen.OneOf(leaves) : Gen.OneOf([.. leaves, Nested(depth - 1), Joined(depth - 1)]);
    }

    /// <summary>None to five steps, as a block.</summary>
    public static Gen<Layer> Block(int depth = 2) => Any(depth).ListOf().Resize(5).Select(steps => Dsl.Chain([.. steps.Select(step => step.Layer)]));

    private static Gen<Step> Dense() =>
        from units in Gen.Choose(1, 1000)
        from init in Inits
        from bias in Gen.Elements(false, true)
        from name in Gen.Elements(null, "first", "Second_2", "_")
        select new Step(Dsl.Dense(units, init, bias, name), net => net.Dense(units, init, bias, name), block => block.Dense(units, init, bias, name));

    private static Gen<Step> BatchNorm() =>
        from momentum in Share
        from epsilon in Share.Where(share => share > 0)
        select new Step(Dsl.BatchNorm(momentum, epsilon), net => net.BatchNorm(momentum, epsilon), block => block.BatchNorm(momentum, epsilon));

    private static Gen<Step> OneNumber() =>
        from number in Share.Where(share => share < 1)
        from step in Gen.Elements<Step>(
            new(Dsl.Dropout(number), net => net.Dropout(number), block => block.Dropout(number)),
            new(Dsl.LeakyRelu(number), net => net.LeakyRelu(number), block => block.LeakyRelu(number)),
            new(Dsl.Elu(-number), net => net.Elu(-number), block => block.Elu(-number)))
        select step;

    private static Gen<Step> Activation() =>
        from function in Gen.Elements(Functions)
        select new Step(Dsl.Activation(function), net => net.Activation(function), block => block.Activation(function));

    private static Gen<Step> Nested(int depth) =>
        from first in Block(depth)
        from second in Block(depth)
        from count in Gen.Choose(0, 3)
        from step in Gen.Elements<Step>(
            new(Dsl.Residual(first), net => net.Residual(first), block => block.Residual(first)),
            new(Dsl.Repeat(count, first), net => net.Repeat(count, first), block => block.Repeat(count, first)),
            new(Dsl.Repeat(count, i => i % 2 == 0 ? first : second), net => net.Repeat(count, i => i % 2 == 0 ? first : second), block => block.Repeat(count, i => i % 2 == 0 ? first : second)),
            new(Dsl.Chain(first, second), net => net.Chain(first, second), block => block.Chain(first, second)))
        select step;

    private static Gen<Step> Moved() =>
        from size in Gen.Choose(1, 9)
        from axis in Gen.Elements(Enum.GetValues<Axis>())
        from step in Gen.Elements<Step>(
            new(Dsl.Reshape(size), net => net.Reshape(size), block => block.Reshape(size)),
            new(Dsl.Reshape(size, 2), net => net.Reshape(size, 2), block => block.Reshape(size, 2)),
            new(Dsl.Reshape(size, 2, 3), net => net.Reshape(size, 2, 3), block => block.Reshape(size, 2, 3)),
            new(Dsl.Slice(1..^size, axis), net => net.Slice(1..^size, axis), block => block.Slice(1..^size, axis)),
            new(Dsl.Transpose(axis, Axis.Steps), net => net.Transpose(axis, Axis.Steps), block => block.Transpose(axis, Axis.Steps)),
            new(Dsl.Upsample2D(size), net => net.Upsample2D(size), block => block.Upsample2D(size)),
            new(Dsl.Pad(size), net => net.Pad(size), block => block.Pad(size)),
            new(Dsl.Pad(size, 0), net => net.Pad(size, 0), block => block.Pad(size, 0)),
            new(Dsl.Pad(0, size, 1, 2), net => net.Pad(0, size, 1, 2), block => block.Pad(0, size, 1, 2)),
            new(Dsl.Pad(size, PadMode.Replicate), net => net.Pad(size, PadMode.Replicate), block => block.Pad(size, PadMode.Replicate)),
            new(Dsl.LayerNorm(0.5f), net => net.LayerNorm(0.5f), block => block.LayerNorm(0.5f)),
            new(Dsl.RmsNorm(name: "norm"), net => net.RmsNorm(name: "norm"), block => block.RmsNorm(name: "norm")),
            new(Dsl.GroupNorm(size), net => net.GroupNorm(size), block => block.GroupNorm(size)),
            new(Dsl.AdaptiveAvgPool1D(size), net => net.AdaptiveAvgPool1D(size), block => block.AdaptiveAvgPool1D(size)),
            new(Dsl.AdaptiveAvgPool2D(size, 2), net => net.AdaptiveAvgPool2D(size, 2), block => block.AdaptiveAvgPool2D(size, 2)),
            new(Dsl.Rescale(size, -1), net => net.Rescale(size, -1), block => block.Rescale(size, -1)),
            new(Dsl.Rnn(size), net => net.Rnn(size), block => block.Rnn(size)),
            new(Dsl.Gru(size), net => net.Gru(size), block => block.Gru(size)),
            new(Dsl.Lstm(size, "memory"), net => net.Lstm(size, "memory"), block => block.Lstm(size, "memory")),
            new(Dsl.Bidirectional(Dsl.Gru(size)), net => net.Bidirectional(Dsl.Gru(size)), block => block.Bidirectional(Dsl.Gru(size))),
            new(Dsl.Scan(size, Cell), net => net.Scan(size, Cell), block => block.Scan(size, Cell)),
            new(Dsl.Tap("code"), net => net.Tap("code"), block => block.Tap("code")))
        select step;

    private static Net Cell(Net x, Net h) => Dsl.Concat(x, h) >> Dsl.Dense(3) >> Dsl.Tanh;

    private static Gen<Step> Joined(int depth) =>
        from first in Block(depth)
        from second in Block(depth)
        from axis in Gen.Elements(Enum.GetValues<Axis>())
        from step in Gen.Elements<Step>(
            new(Dsl.Concat(first, second), net => net.Concat(first, second), block => block.Concat(first, second)),
            new(Dsl.Concat(axis, first, second), net => net.Concat(axis, first, second), block => block.Concat(axis, first, second)),
            new(Dsl.Add(first, second, first), net => net.Add(first, second, first), block => block.Add(first, second, first)),
            new(Dsl.Multiply(first, second), net => net.Multiply(first, second), block => block.Multiply(first, second)),
            new(Dsl.Residual(first, second), net => net.Residual(first, second), block => block.Residual(first, second)),
            new(Dsl.Frozen(first), net => net.Frozen(first), block => block.Frozen(first)),
            new(Dsl.Shared(first), net => net.Shared(first), block => block.Shared(first)))
        select step;

    private static Gen<float> Share { get; } = Gen.Choose(0, 1 << 24).Select(number => number / (float)(1 << 24));

    private static Gen<Init> Inits { get; } =
        from value in Share.Where(share => share > 0)
        from init in Gen.Elements(
            Init.Auto, Init.HeNormal, Init.HeUniform, Init.XavierNormal, Init.XavierUniform, Init.LeCunNormal, Init.Zeros,
            Init.Normal(value), Init.Uniform(value), Init.Constant(-value))
        select init;
}
