using static DslNet.Dsl;

namespace DslNet.Benchmarks.Serving;

/// <summary>DS-CNN, MLPerf Tiny's keyword spotting: 49 frames of 10 cepstral coefficients, 12 words; 2.7 million multiplications.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class KeywordNet
{
    static Layer Normalized(Layer convolution) => convolution >> BatchNorm() >> Relu;

    static Layer Separable() => Normalized(Conv2D(64, 3, padding: Padding.Same, groups: 64, bias: false)) >> Normalized(Conv2D(64, 1, bias: false));

    static Net Define() =>
        Input(49, 10, 1)
        >> Normalized(Conv2D(64, (10, 4), stride: 2, padding: Padding.Same, bias: false))
        >> Repeat(4, Separable())
        >> GlobalAvgPool >> Dense(12) >> Softmax;
}

/// <summary>MobileNet v1 of width 0.25, MLPerf Tiny's visual wake words: colour images of 96×96, 2 classes; 7.5 million multiplications.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class PersonNet
{
    static Layer Normalized(Layer convolution) => convolution >> BatchNorm() >> Relu;

    static Layer Separable(int channels, int filters, int stride = 1) =>
        Normalized(Conv2D(channels, 3, stride: stride, padding: Padding.Same, groups: channels, bias: false)) >> Normalized(Conv2D(filters, 1, bias: false));

    static Net Define() =>
        Input(96, 96, 3)
        >> Normalized(Conv2D(8, 3, stride: 2, padding: Padding.Same, bias: false))
        >> Separable(8, 16)
        >> Separable(16, 32, stride: 2) >> Separable(32, 32)
        >> Separable(32, 64, stride: 2) >> Separable(64, 64)
        >> Separable(64, 128, stride: 2) >> Repeat(5, Separable(128, 128))
        >> Separable(128, 256, stride: 2) >> Separable(256, 256)
        >> GlobalAvgPool >> Dense(2) >> Softmax;
}
