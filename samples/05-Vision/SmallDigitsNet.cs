using DslNet;
using static DslNet.Dsl;

/// <summary>8×8 handwritten digits, ten classes.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SmallDigitsNet
{
    static Net Define() =>
        Input(8, 8, 1)
        >> Conv2D(16, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu
        >> Conv2D(32, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu >> MaxPool2D(2)
        >> Flatten
        >> Dropout(0.3f)
        >> Dense(10) >> Softmax;
}
