using DslNet;
using static DslNet.Dsl;

/// <summary>28×28 handwritten digits, ten classes.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class MnistNet
{
    static Layer Stage(int filters) => Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu >> MaxPool2D(2);

    static Net Define() =>
        Input(28, 28, 1)
        >> Stage(16) >> Stage(32)
        >> Flatten
        >> Dropout(0.3f)
        >> Dense(64) >> Relu
        >> Dense(10) >> Softmax;
}
