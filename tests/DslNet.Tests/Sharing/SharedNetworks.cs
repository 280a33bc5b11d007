using static DslNet.Dsl;

namespace DslNet.Tests.Sharing;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class TableNet
{
    static Net Define() => Input(13) >> Dense(20) >> BatchNorm() >> Relu >> Dropout(0.3f) >> Dense(5) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class WideNet
{
    static Net Define() => Input(300) >> Dense(260) >> Gelu >> Residual(Dense(260) >> Relu >> Dense(260)) >> BatchNorm() >> Dense(7) >> Softmax;
}

/// <summary>Its second convolution is multiplied in tiles, with the pool behind it; its third alone.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class PictureNet
{
    static Net Define() =>
        Input(14, 14, 1) >> Conv2D(16, 3) >> BatchNorm() >> Relu
        >> Conv2D(24, 3, padding: 1) >> Relu >> MaxPool2D(2)
        >> Conv2D(16, 3, padding: 1) >> BatchNorm() >> Relu
        >> GlobalAvgPool >> Dense(3) >> Softmax;
}

/// <summary>So large that its memory is the system's own, and not what other tests have freed.</summary>
[Network]
public sealed partial class LargeNet
{
    static Net Define() => Input(2048) >> Dense(4096) >> Relu >> Dense(2048) >> Relu >> Dense(64);
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class IrisNet
{
    static Net Define() => Input(4) >> Dense(8) >> Relu >> Dense(3) >> Softmax;
}
