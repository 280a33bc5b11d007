using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Adaptive pools to fewer pixels and to more, in windows of one size and of several.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class AdaptivePoolNet
{
    static Net Define() =>
        Input(7, 6, 2) >> Conv2D(3, 3, padding: Padding.Same) >> Tanh >> AdaptiveAvgPool2D(4, 5) >> Tanh
        >> Reshape(20, 3) >> Conv1D(4, 3) >> Tanh >> AdaptiveAvgPool1D(7) >> AdaptiveAvgPool1D(5) >> Flatten >> Dense(3) >> Softmax;
}

/// <summary>Padding of images and sequences by reflection and by their borders.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class PadModesNet
{
    static Net Define() =>
        Input(5, 4, 2) >> Pad(2, PadMode.Reflect) >> Conv2D(3, 3) >> Tanh >> Pad(2, 1, 0, 3, PadMode.Replicate) >> Conv2D(3, 3) >> Tanh
        >> Reshape(56, 3) >> Pad(3, 1, PadMode.Reflect) >> Pad(0, 2, PadMode.Replicate) >> Conv1D(4, 3) >> Tanh >> GlobalAvgPool >> Dense(3) >> Softmax;
}
