using static DslNet.Dsl;

namespace DslNet.Tests.Tables;

/// <summary>Three kinds of iris.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class IrisNet
{
    static Net Define() => Input(4) >> Dense(16) >> Relu >> Dense(3) >> Softmax;
}

/// <summary>Three growers of wine.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class WineNet
{
    static Net Define() => Input(13) >> Dense(32) >> Relu >> Dropout(0.3f) >> Dense(3) >> Softmax;
}
