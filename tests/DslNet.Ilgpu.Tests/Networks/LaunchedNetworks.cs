using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class DigitsNet
{
    static Net Define() => Input(64) >> Dense(128, bias: false) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
}

[Network(Loss = Loss.MeanSquaredError, L2 = 0.001f)]
public sealed partial class RegressionNet
{
    static Net Define() => Input(13) >> Dense(32) >> Tanh >> Dense(32) >> Tanh >> Dense(1);
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class LeNet5
{
    static Net Define() =>
        Input(28, 28, 1)
        >> Conv2D(6, 5, padding: 2) >> Tanh >> AvgPool2D(2)
        >> Conv2D(16, 5) >> Tanh >> MaxPool2D(2)
        >> Flatten >> Dense(120) >> Tanh >> Dense(84) >> Tanh >> Dense(10) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SmallResNet
{
    static Layer Block(int filters) =>
        Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu >> Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm();

    static Net Define() =>
        Input(16, 16, 3)
        >> Conv2D(8, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu
        >> Repeat(2, Residual(Block(8)) >> Relu)
        >> Conv2D(16, 3, stride: 2, padding: 1, bias: false) >> BatchNorm() >> Relu
        >> Residual(Block(16)) >> Relu
        >> Conv2D(32, 1) >> GlobalAvgPool >> Dense(10) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SpokenDigitsNet
{
    static Net Define() =>
        Input(98, 40)
        >> Conv1D(24, 5, stride: 2, padding: 2, bias: false) >> BatchNorm() >> Relu >> MaxPool1D(2)
        >> Conv1D(32, 3, padding: Padding.Same) >> Relu >> AvgPool1D(2) >> GlobalAvgPool
        >> Dropout(0.3f) >> Dense(10) >> Softmax;
}
