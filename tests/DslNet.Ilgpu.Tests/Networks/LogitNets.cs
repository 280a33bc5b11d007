using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

/// <summary>Two labels, whose logits are the inputs through weights that a test sets.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class TwoLabelNet
{
    static Net Define() => Input(2) >> Dense(2) >> Sigmoid;
}

/// <summary>A map of labels over an image.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class LabelMapNet
{
    static Net Define() => Input(4, 4, 1) >> Conv2D(3, 3, padding: 1) >> Relu >> Conv2D(1, 3, padding: 1) >> Sigmoid;
}

/// <summary>Two classes, likewise.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class TwoClassNet
{
    static Net Define() => Input(2) >> Dense(2) >> Softmax;
}
