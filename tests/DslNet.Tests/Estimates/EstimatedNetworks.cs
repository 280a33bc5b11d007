using static DslNet.Dsl;

namespace DslNet.Tests.Estimates;

/// <summary>Wide: parameters are most of what it holds, products most of what it does.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class WideNet
{
    static Net Define() => Input(512) >> Dense(1536) >> Relu >> Dense(1536) >> Relu >> Dense(10) >> Softmax;
}

/// <summary>Deep and narrow: with a large batch, activations are most of what it holds.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class DeepNet
{
#pragma warning disable DN2006 // its memory and its time are measured; whether it learns does not matter
    static Net Define() => Input(32) >> Repeat(8, Dense(64) >> Tanh) >> Dense(1);
#pragma warning restore DN2006
}

/// <summary>Digits with everything that keeps a state: batch statistics and dropout.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class StatefulNet
{
    static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
}

/// <summary>Images, small filters: activations are most of what it holds.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class PixelNet
{
    static Net Define() =>
        Input(28, 28, 1)
        >> Conv2D(16, 3) >> BatchNorm() >> Relu >> MaxPool2D(2)
        >> Conv2D(32, 3, padding: Padding.Same) >> Relu >> MaxPool2D(2)
        >> Flatten >> Dense(10) >> Softmax;
}

/// <summary>Small images, many channels: weights are most of what it holds.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class FilterNet
{
    static Net Define() =>
        Input(8, 8, 256)
        >> Conv2D(512, 3) >> Relu >> Conv2D(512, 3) >> Relu
        >> GlobalAvgPool >> Dense(10) >> Softmax;
}
