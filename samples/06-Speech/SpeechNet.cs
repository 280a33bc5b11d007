using DslNet;
using static DslNet.Dsl;

/// <summary>Spoken digits, ten classes: a second of sound as 98 frames of 40 mel filters, seen as an image.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SpeechNet
{
    static Layer Stage(int filters) => Conv2D(filters, 3, padding: Padding.Same, bias: false) >> BatchNorm() >> Relu >> MaxPool2D(2);

    static Net Define() =>
        Input(98, 40, 1)
        >> Stage(16) >> Stage(32) >> Stage(64) >> Stage(64)
        >> GlobalAvgPool
        >> Dropout(0.2f)
        >> Dense(10) >> Softmax;
}
