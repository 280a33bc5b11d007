using DslNet;
using static DslNet.Dsl;

/// <summary>8×8 handwritten digits, ten classes.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class DigitsNet
{
    static Net Define() =>
        Input(64)
        >> Dense(128) >> BatchNorm() >> Relu
        >> Dropout(0.25f)
        >> Dense(10) >> Softmax;
}
