using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>An image and a flat vector of facts, joined.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class TwoInputsNet
{
    static Net Define()
    {
        Net photo = Input(7, 9, 3, name: "photo") >> Conv2D(5, 3, padding: Padding.Same) >> Relu >> GlobalAvgPool;
        Net facts = Input(6, name: "facts") >> Dense(4) >> Tanh;
        return Concat(photo, facts) >> Dense(3) >> Softmax;
    }
}

/// <summary>Three layers, each of which reads all before it. (G. Huang and others, DenseNet, 2017.)</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class DenseBlockNet
{
    static Layer Growth => BatchNorm() >> Relu >> Conv2D(3, 3, padding: Padding.Same, bias: false);

    static Net Define()
    {
        Net start = Input(6, 6, 3) >> Conv2D(4, 3, padding: Padding.Same, bias: false);
        Net one = start >> Growth;
        Net two = Concat(start, one) >> Growth;
        Net three = Concat(start, one, two) >> Growth;
        return Concat(start, one, two, three) >> BatchNorm() >> Relu >> GlobalAvgPool >> Dense(3) >> Softmax;
    }
}

/// <summary>Four branches, joined without naming a value. (C. Szegedy and others, Inception, 2015.)</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class InceptionNet
{
    static Net Define() =>
        Input(8, 8, 2)
        >> Conv2D(5, 3, padding: Padding.Same) >> Relu
        >> Concat(
            Conv2D(3, 1) >> Relu,
            Conv2D(2, 1) >> Relu >> Conv2D(4, 3, padding: Padding.Same) >> Relu,
            Conv2D(2, 1) >> Relu >> Conv2D(2, 5, padding: Padding.Same) >> Relu,
            Pad(1) >> MaxPool2D(3, 1) >> Conv2D(2, 1) >> Relu)
        >> GlobalAvgPool >> Dense(4) >> Softmax;
}

/// <summary>Channels of an image weighted by what the whole image says. (J. Hu and others, Squeeze-and-Excitation, 2018.)</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class SqueezeExcitationNet
{
    static Net Define()
    {
        Net image = Input(6, 5, 3) >> Conv2D(6, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu;
        Net weights = image >> GlobalAvgPool >> Dense(3) >> Relu >> Dense(6) >> Sigmoid;
        return (image + Multiply(image, weights)) >> Conv2D(4, 3) >> Tanh >> GlobalAvgPool >> Dense(3) >> Softmax;
    }
}

/// <summary>The update gate of a recurrent cell, one step of it.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class GateNet
{
    static Net Define()
    {
        Net x = Input(5, name: "x");
        Net h = Input(7, name: "h");
        Net z = ((x >> Dense(7)) + (h >> Dense(7, bias: false))) >> Sigmoid;
        Net n = ((x >> Dense(7)) + (h >> Dense(7, bias: false))) >> Tanh;
        return ((1 - z) * h) + (z * n);
    }
}

/// <summary>A branch that reads a value and teaches it nothing.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class StopGradientNet
{
    static Net Define()
    {
        Net code = Input(6) >> Dense(8) >> Tanh;
        Net aside = code >> StopGradient >> Dense(5) >> Tanh;
        return Concat(code >> Dense(5), aside * 0.5f, (code - 1) * (code >> StopGradient)) >> Dense(3);
    }
}
