using static DslNet.Dsl;

namespace DslNet.Tests.Golden;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class AdamWCosineClipNet
{
    static Net Define() => Input(9) >> Dense(16) >> Relu >> Dense(16) >> Relu >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class BatchNormReluNet
{
    static Net Define() => Input(10) >> Dense(24, bias: false) >> BatchNorm() >> Relu >> Dense(5) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f)]
public sealed partial class EluGeluSiluNet
{
    static Net Define() => Input(7) >> Dense(9) >> Elu() >> Dense(9) >> Gelu >> Dense(9) >> Silu >> Dense(5) >> Softmax;
}

[Network(Loss = Loss.Huber, HuberDelta = 1)]
public sealed partial class LeakyReluHuberNet
{
    static Net Define() => Input(7) >> Dense(14) >> LeakyRelu() >> Dense(2);
}

[Network(Loss = Loss.CrossEntropy, L1 = 0.001f, L2 = 0.01f)]
public sealed partial class NesterovPenaltyNet
{
    static Net Define() => Input(6) >> Dense(11) >> Tanh >> Dense(4) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ReluSoftmaxNet
{
    static Net Define() => Input(8) >> Dense(16) >> Relu >> Dense(4) >> Softmax;
}

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class SigmoidBinaryNet
{
    static Net Define() => Input(6) >> Dense(10) >> Sigmoid >> Dense(1) >> Sigmoid;
}

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class TanhRegressionNet
{
    static Net Define() => Input(5) >> Dense(12) >> Tanh >> Dense(3);
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ConvPoolDenseNet
{
    static Net Define() =>
        Input(10, 12, 2)
        >> Conv2D(6, 3, padding: 1) >> Relu >> MaxPool2D(2)
        >> Conv2D(8, 3) >> Relu
        >> Flatten >> Dense(4) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ConvBatchNormNet
{
    static Net Define() =>
        Input(9, 9, 3)
        >> Conv2D(9, 3, stride: 2, padding: 1, bias: false) >> BatchNorm() >> Silu >> AvgPool2D(2)
        >> Conv2D(5, 1) >> Tanh >> GlobalAvgPool
        >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SpeechNet
{
    static Net Define() =>
        Input(24, 3)
        >> Conv1D(7, 5, stride: 2, padding: 2, bias: false) >> BatchNorm() >> Relu >> MaxPool1D(2)
        >> Conv1D(6, 3, padding: 1) >> Relu >> GlobalAvgPool
        >> Dense(4) >> Softmax;
}
