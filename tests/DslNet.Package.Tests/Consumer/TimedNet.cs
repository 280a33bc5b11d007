using DslNet;
using static DslNet.Dsl;

/// <summary>Large enough that its time is in the products: 784-256-128-10.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class TimedNet
{
    static Net Define() => Input(784) >> Dense(256) >> Relu >> Dense(128) >> Relu >> Dense(10) >> Softmax;
}
