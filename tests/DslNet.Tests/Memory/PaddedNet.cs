using static DslNet.Dsl;

namespace DslNet.Tests.Memory;

/// <summary>Its images have a border of zeros: each thread copies one of 226×226×16 floats, 3.3 MB, in training and in eval.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class PaddedNet
{
    static Net Define() => Input(224, 224, 16) >> Conv2D(5, 5, stride: 4, padding: 1) >> Relu >> GlobalAvgPool >> Dense(2) >> Softmax;
}
