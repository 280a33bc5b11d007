using static DslNet.Dsl;

namespace DslNet.Extensions.Tests;

/// <summary>A small classifier.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class FlowerNet
{
    static Net Define() => Input(4) >> Dense(8) >> BatchNorm() >> Relu >> Dense(3) >> Softmax;
}
