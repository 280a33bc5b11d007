using static DslNet.Dsl;

namespace DslNet.Tests.Sequences;

/// <summary>A class of each of 4 steps, by the shaped loss; <see cref="RowNet"/> has the same parameters, and a step is a row there.</summary>
[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f, FocalGamma = 1.5f, IgnoredClass = -1)]
public sealed partial class StepNet
{
    static Net Define() => Input(4, 3) >> Map(Dense(19)) >> Softmax;
}

/// <summary>A class of each row.</summary>
[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f, FocalGamma = 1.5f, IgnoredClass = -1)]
public sealed partial class RowNet
{
    static Net Define() => Input(3) >> Dense(19) >> Softmax;
}

/// <summary>Two labels of each of 4 steps, of which rows have some.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, PositiveWeights = new[] { 1f, 3f })]
public sealed partial class MarkNet
{
    static Net Define() => Input(4, 3, lengths: true) >> Map(Dense(2)) >> Sigmoid;
}

/// <summary>Two labels of each row.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, PositiveWeights = new[] { 1f, 3f })]
public sealed partial class MarkRowNet
{
    static Net Define() => Input(3) >> Dense(2) >> Sigmoid;
}

/// <summary>Two numbers of each of 4 steps, of which rows have some.</summary>
[Network(Loss = Loss.Huber, HuberDelta = 0.5f)]
public sealed partial class PlaceNet
{
    static Net Define() => Input(4, 3, lengths: true) >> Map(Dense(2));
}

/// <summary>Two numbers of each row.</summary>
[Network(Loss = Loss.Huber, HuberDelta = 0.5f)]
public sealed partial class PlaceRowNet
{
    static Net Define() => Input(3) >> Dense(2);
}
