using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>MLPerf Tiny's network for words that are spoken, DS-CNN. (Y. Zhang and others, Hello Edge: Keyword Spotting on Microcontrollers, 2017.)</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class DsCnnNet
{
    static Layer Normalized() => BatchNorm() >> Relu;

    static Net Define() => Input(49, 10, 1)
        >> Conv2D(64, kernel: (10, 4), stride: 2, padding: Padding.Same) >> Normalized()
        >> Repeat(4, Conv2D(64, 3, padding: Padding.Same, groups: 64) >> Normalized() >> Conv2D(64, 1) >> Normalized())
        >> AvgPool2D((25, 5)) >> Flatten >> Dense(12) >> Softmax;
}

/// <summary>As MobileNet with a width of 0.25, for small images. (A. Howard and others, MobileNets, 2017.)</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class MobileNet
{
    static Layer Block(int channels, int filters, int stride) =>
        Conv2D(channels, 3, stride, padding: 1, groups: channels, bias: false) >> BatchNorm() >> Relu >> Conv2D(filters, 1, bias: false) >> BatchNorm() >> Relu;

    static Net Define() => Input(32, 32, 3)
        >> Conv2D(8, 3, stride: 2, padding: 1, bias: false) >> BatchNorm() >> Relu
        >> Block(8, 16, 1) >> Block(16, 32, 2) >> Block(32, 32, 1) >> Block(32, 64, 2) >> Block(64, 64, 1) >> GlobalAvgPool >> Dense(10) >> Softmax;
}
