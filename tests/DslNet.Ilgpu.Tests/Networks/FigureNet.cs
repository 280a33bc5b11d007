using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

/// <summary>Digits, with dropout and batch statistics.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class FigureNet
{
    static Net Define() => Input(64) >> Dense(24, bias: false) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
}
