using static DslNet.Dsl;

namespace DslNet.Benchmarks.Networks;

/// <summary>4-16-16-3: all overhead, hardly any arithmetic.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class TinyNet
{
    static Net Define() => Input(4) >> Dense(16) >> Relu >> Dense(16) >> Relu >> Dense(3) >> Softmax;
}

/// <summary>784-256-128-10.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class DigitNet
{
    static Net Define() => Input(784) >> Dense(256) >> Relu >> Dense(128) >> Relu >> Dense(10) >> Softmax;
}

/// <summary>784-1024-1024-10: weights beyond the second cache.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class LargeNet
{
    static Net Define() => Input(784) >> Dense(1024) >> Relu >> Dense(1024) >> Relu >> Dense(10) >> Softmax;
}

/// <summary>784-256-BatchNorm-10.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class NormNet
{
    static Net Define() => Input(784) >> Dense(256) >> BatchNorm() >> Relu >> Dense(10) >> Softmax;
}

/// <summary>Two convolutions with their pools, and a dense layer.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class ImageNet
{
    static Net Define() =>
        Input(28, 28, 1)
        >> Conv2D(16, 3) >> Relu >> MaxPool2D(2)
        >> Conv2D(32, 3) >> Relu >> MaxPool2D(2)
        >> Flatten >> Dense(10) >> Softmax;
}

/// <summary>LeNet-5, with ReLU and maxima.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class LeNet5
{
    static Net Define() =>
        Input(28, 28, 1)
        >> Conv2D(6, 5) >> Relu >> MaxPool2D(2)
        >> Conv2D(16, 5) >> Relu >> MaxPool2D(2)
        >> Flatten >> Dense(120) >> Relu >> Dense(84) >> Relu >> Dense(10) >> Softmax;
}

/// <summary>A small residual network: a stem, two blocks, half the size, two blocks of twice the channels.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class ResidualNet
{
    static Layer Same(int filters) => Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm();

    static Layer Block(int filters) => Residual(Same(filters) >> Relu >> Same(filters)) >> Relu;

    static Net Define() =>
        Input(32, 32, 3)
        >> Same(16) >> Relu >> Repeat(2, Block(16)) >> MaxPool2D(2)
        >> Same(32) >> Relu >> Repeat(2, Block(32)) >> GlobalAvgPool
        >> Dense(10) >> Softmax;
}
