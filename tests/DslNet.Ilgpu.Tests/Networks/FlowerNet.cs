using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

/// <summary>Irises, with dropout.</summary>
[Network(Loss = Loss.CrossEntropy, L2 = 0.001f)]
public sealed partial class FlowerNet
{
    static Net Define() => Input(4) >> Dense(12) >> Tanh >> Dropout(0.2f) >> Dense(3) >> Softmax;
}
