using DslNet;
using static DslNet.Dsl;

// Outside of DslNet's namespaces, as a user's program is: what counts here is that it compiles.
namespace Demo.Definitions;

/// <summary>The definitions of the documentation, in plain classes: no generator is at work here.</summary>
public static class DigitsPrograms
{
    public static Net Operators() =>
        Input(64)
        >> Dense(128) >> BatchNorm() >> Relu
        >> Dropout(0.25f)
        >> Dense(10) >> Softmax;

    public static Net Fluently() => Input(64).Dense(128).BatchNorm().Relu().Dropout(0.25f).Dense(10).Softmax();
}

/// <summary>A definition with methods of the user's own.</summary>
public static class BlocksNet
{
    private const int Classes = 10;

    public static Net Define() => Input(28, 28, 1) >> Flatten >> Repeat(3, i => Block(512 >> i, 0.2f)) >> Dense(Classes) >> Softmax;

    public static Net Fluently() => Input(28, 28, 1).Flatten().Repeat(3, i => Fluent(512 >> i, 0.2f)).Dense(Classes).Softmax();

    private static Layer Block(int width, float rate) => Dense(width) >> BatchNorm() >> Relu >> Dropout(rate);

    private static Layer Fluent(int width, float rate) => Dense(width).BatchNorm().Relu().Dropout(rate);
}

/// <summary>Every verb, with named arguments, in both forms.</summary>
public static class EveryVerb
{
    public static Net Operators() =>
        Input(length: 8, channels: 2)
        >> Flatten
        >> Dense(8, Init.He) >> Relu
        >> Dense(units: 8, init: Init.Normal(0.1f), bias: false, name: "second") >> LeakyRelu(slope: 0.2f)
        >> BatchNorm(momentum: 0.2f, epsilon: 1e-3f, name: "norm") >> Sigmoid
        >> Residual(Dense(8) >> Tanh)
        >> Chain(Elu(), Elu(alpha: 0.5f), Gelu)
        >> Repeat(2, Dense(8, init: Init.Xavier) >> Silu)
        >> Repeat(2, i => i == 0 ? Softplus : Chain())
        >> Activation(x => x * MathF.Tanh(x))
        >> Activation(Scalar.Relu)
        >> Dropout(rate: 0.5f)
        >> Dense(2) >> Softmax;

    public static Net Fluently() =>
        Input(length: 8, channels: 2)
        .Flatten()
        .Dense(8, Init.He).Relu()
        .Dense(units: 8, init: Init.Normal(0.1f), bias: false, name: "second").LeakyRelu(slope: 0.2f)
        .BatchNorm(momentum: 0.2f, epsilon: 1e-3f, name: "norm").Sigmoid()
        .Residual(Dense(8).Tanh())
        .Chain(Elu(), Elu(alpha: 0.5f), Gelu)
        .Repeat(2, Dense(8, init: Init.Xavier).Silu())
        .Repeat(2, i => i == 0 ? Softplus : Chain())
        .Activation(x => x * MathF.Tanh(x))
        .Activation(Scalar.Relu)
        .Dropout(rate: 0.5f)
        .Dense(2).Softmax();
}
