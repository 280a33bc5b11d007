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

/// <summary>Graphs: values with names, joins, shared weights, several inputs and outputs, in a user's namespace.</summary>
public static class GraphPrograms
{
    public static Net TwoInputs()
    {
        Net photo = Input(32, 32, 3, name: "photo") >> Conv2D(16, 3) >> Relu >> GlobalAvgPool;
        Net age = Input(8, name: "age") >> Dense(16) >> Relu;
        return Concat(photo, age) >> Dense(10) >> Softmax;
    }

    public static Net TwoInputsFluently()
    {
        Net photo = Input(32, 32, 3, name: "photo").Conv2D(16, 3).Relu().GlobalAvgPool();
        Net age = Input(8, name: "age").Dense(16).Relu();
        return Concat(photo, age).Dense(10).Softmax();
    }

    public static Net Siamese()
    {
        Layer tower = Shared(Dense(64) >> PRelu(), name: "tower");
        Net left = Input(20) >> tower, right = Input(20) >> tower;
        return (left - right) * (left - right) >> Dense(1) >> Sigmoid;
    }

    public static Net TwoHeads()
    {
        Net trunk = Input(length: 16, channels: 4) >> Frozen(Conv1D(8, 3)) >> Tap("code") >> Flatten;
        Net style = 1 - (trunk >> StopGradient >> Dense(4));
        Head digit = Head("digit", trunk >> Dense(10) >> Softmax, Loss.CrossEntropy, weight: 0.7f);
        return Outputs(digit, Head("style", style, Loss.MeanSquaredError));
    }

    public static Net Shapes() =>
        Input(8, 8, 2)
        >> Concat(Identity, Conv2D(4, 3, padding: Padding.Same))
        >> Residual(Conv2D(6, 2, stride: 2), shortcut: MaxPool2D(2))
        >> Upsample2D(2, Interpolation.Bilinear) >> Pad(1) >> Slice(1..^1, Axis.Height) >> Transpose(Axis.Height, Axis.Width)
        >> Reshape(480) >> Rescale(scale: 0.5f, offset: 1) >> Add(Identity, Dense(480)) >> Multiply(Identity, Sigmoid);

    private static Layer PRelu() => Activation((x, a) => x > 0 ? x : a * x, Parameter(Init.Constant(0.25f)));
}
