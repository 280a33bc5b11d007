using DslNet;
using static DslNet.Dsl;

/// <summary>
/// DS-CNN, the network of MLPerf Tiny's keyword spotting, with ten classes: a second of sound as 49 frames of 10 cepstral coefficients. A depthwise convolution
/// sees each channel on its own, and one of 1×1 mixes them: together a tenth of the work of a full convolution.
/// </summary>
/// <remarks>Y. Zhang, N. Suda, L. Lai and V. Chandra, <i>Hello Edge: Keyword Spotting on Microcontrollers</i>, 2017; C. Banbury et al., <i>MLPerf Tiny Benchmark</i>, 2021.</remarks>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class KeywordNet
{
    static Layer Normalized(Layer convolution) => convolution >> BatchNorm() >> Relu;

    static Layer Separable() =>
        Normalized(Conv2D(64, 3, padding: Padding.Same, groups: 64, bias: false)) >> Normalized(Conv2D(64, 1, bias: false));

    static Net Define() =>
        Input(49, 10, 1)
        >> Normalized(Conv2D(64, (10, 4), stride: 2, padding: Padding.Same, bias: false))
        >> Dropout(0.2f)
        >> Repeat(4, Separable())
        >> Dropout(0.4f)
        >> GlobalAvgPool
        >> Dense(10) >> Softmax;
}
