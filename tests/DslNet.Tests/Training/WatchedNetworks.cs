using static DslNet.Dsl;

namespace DslNet.Tests.Training;

/// <summary>Ten layers of sigmoids, each of which passes on a quarter of the gradient at most.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class VanishingNet
{
#pragma warning disable DN2006 // what the rule warns of is what the test watches
    static Net Define() => Input(4) >> Repeat(10, i => Dense(16) >> Sigmoid) >> Dense(3) >> Softmax;
#pragma warning restore DN2006
}

/// <summary>The same with what helps.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class HealthyNet
{
    static Net Define() => Input(4) >> Repeat(10, i => Dense(16) >> BatchNorm() >> Relu) >> Dense(3) >> Softmax;
}

/// <summary>Weights so large that each layer makes the gradient many times larger.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class ExplodingNet
{
    static Net Define() => Input(4) >> Repeat(6, i => Dense(16, init: Init.Normal(3f)) >> Relu) >> Dense(1, init: Init.Normal(3f));
}

/// <summary>No dropout and no statistics: a batch is the sum of its parts.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class PlainNet
{
    static Net Define() => Input(4) >> Dense(8) >> Tanh >> Dense(3) >> Softmax;
}

/// <summary>Large enough that weights are stepped while their gradients are made.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class FusedNet
{
    static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(32) >> Relu >> Dense(3) >> Softmax;
}
