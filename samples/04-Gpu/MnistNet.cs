using DslNet;
using static DslNet.Dsl;

/// <summary>28×28 handwritten digits, ten classes: wide enough for a GPU to have something to do.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class MnistNet
{
    static Layer Stage(int width) => Dense(width) >> BatchNorm() >> Relu >> Dropout(0.3f);

    static Net Define() =>
        Input(28, 28, 1)
        >> Flatten
        >> Stage(1024) >> Stage(1024)
        >> Dense(10) >> Softmax;
}
