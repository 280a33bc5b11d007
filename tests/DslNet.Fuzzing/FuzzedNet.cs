using static DslNet.Dsl;

namespace DslNet.Fuzzing;

/// <summary>A network whose files are small, with parameters, running statistics and random numbers.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class FuzzedNet
{
    static Net Define() => Input(3) >> Dense(4) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(2) >> Softmax;
}
