using static DslNet.Dsl;

namespace DslNet.Benchmarks.Serving;

/// <summary>4-16-16-3: all overhead, hardly any arithmetic.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class TinyNet
{
    static Net Define() => Input(4) >> Dense(16) >> Relu >> Dense(16) >> Relu >> Dense(3) >> Softmax;
}

/// <summary>64-128-10, for digits of 8×8.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class SmallDigitsNet
{
    static Net Define() => Input(64) >> Dense(128) >> Relu >> Dense(10) >> Softmax;
}

/// <summary>784-256-128-10, for digits of 28×28.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class DigitsNet
{
    static Net Define() => Input(784) >> Dense(256) >> Relu >> Dense(128) >> Relu >> Dense(10) >> Softmax;
}
