using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Two images through one tower, compared. (J. Bromley and others, Siamese networks, 1993.)</summary>
[Network(Loss = Loss.BinaryCrossEntropy, InputGradient = true)]
public sealed partial class SiameseNet
{
    static Net Define()
    {
        Layer tower = Shared(Conv2D(5, 3, bias: false) >> BatchNorm() >> Relu >> GlobalAvgPool >> Dense(6), name: "tower");
        Net left = Input(6, 6, 2, name: "left") >> tower;
        Net right = Input(6, 6, 2, name: "right") >> tower;
        Net difference = left - right;
        return Concat(difference * difference, Multiply(left, right), difference >> Activation(x => MathF.Abs(x))) >> Dense(1) >> Sigmoid;
    }
}

/// <summary>The first half stays as it was loaded: BatchNorm in it works by its running statistics.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class FineTuningNet
{
    static Net Define() =>
        Input(8, 8, 2)
        >> Frozen(Conv2D(4, 3, padding: Padding.Same, bias: false, name: "stem") >> BatchNorm(name: "stem_norm") >> Relu >> MaxPool2D(2))
        >> Conv2D(5, 3, padding: Padding.Same, bias: false, name: "body") >> BatchNorm(name: "body_norm") >> Relu
        >> GlobalAvgPool >> Dense(3, name: "classifier") >> Softmax;
}

/// <summary>A frozen part that gradients go through to what learns before it.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class FrozenMiddleNet
{
    static Net Define() =>
        Input(5) >> Dense(7) >> Tanh
        >> Frozen(Dense(6) >> BatchNorm() >> Softplus)
        >> Dense(2);
}

/// <summary>A shared block around a frozen one, on a value and on what it made of it.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class SharedTwiceNet
{
    static Net Define()
    {
        Layer step = Shared(Dense(6) >> Tanh >> Frozen(Dense(6)) >> BatchNorm(momentum: 0.3f), name: "step");
        Net x = Input(6);
        return Add(x, x >> step, x >> step >> step) >> Dense(2);
    }
}
