using DslNet;
using static DslNet.Dsl;

/// <summary>Inside the circle, or outside: a point of the plane, two classes.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class CircleNet
{
    static Net Define() => Input(2) >> Dense(24) >> Tanh >> Dense(2) >> Softmax;
}
