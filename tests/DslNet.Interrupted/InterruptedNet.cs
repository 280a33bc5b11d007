using static DslNet.Dsl;

namespace DslNet.Interrupted;

/// <summary>A network with all kinds of state: running statistics, and random numbers for dropout.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class InterruptedNet
{
    static Net Define() => Input(64) >> Dense(48) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(10) >> Softmax;
}
