using static DslNet.Dsl;

#pragma warning disable DN2006 // a smooth activation suits finite differences and PyTorch; whether it learns does not matter
namespace DslNet.Tests.Graphs.Networks;

/// <summary>Depthwise, then pointwise, as in MobileNet; and both in one layer. (A. Howard and others, MobileNets, 2017.)</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class SeparableNet
{
    static Layer Block(int channels, int filters, int stride) =>
        Conv2D(channels, 3, stride, padding: 1, groups: channels, bias: false) >> BatchNorm() >> Relu >> Conv2D(filters, 1, bias: false) >> BatchNorm() >> Relu;

    static Net Define() => Input(9, 8, 3) >> Conv2D(5, 3, padding: 1) >> Relu >> Block(5, 9, 2) >> Block(9, 6, 1) >> SeparableConv2D(4, 3, padding: 1) >> GlobalAvgPool >> Dense(3) >> Softmax;
}

/// <summary>Dilation along both axes and along one, kernels and strides that differ, padding of each side.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class WindowsNet
{
    static Net Define() => Input(13, 12, 2)
        >> Conv2D(6, 3, padding: 2, dilation: 2) >> Tanh
        >> Conv2D(5, kernel: (3, 5), stride: (1, 2), padding: (0, 2, 1, 3), dilation: (3, 1)) >> Tanh
        >> Conv2D(4, kernel: (2, 1), padding: (1, 0, 0, 0)) >> AvgPool2D((3, 2)) >> Flatten >> Dense(3);
}

/// <summary>Groups of channels, images and sequences, with fewer and with more filters than channels.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class GroupsNet
{
    static Net Define()
    {
        Net photo = Input(7, 6, 4) >> Conv2D(8, 3, padding: 1, groups: 2) >> Tanh >> Conv2D(16, 3, stride: 2, groups: 8) >> Tanh >> Conv2D(4, 2, groups: 2) >> Tanh;
        Net sound = Input(15, 6) >> Conv1D(12, 3, padding: (4, 0), dilation: 2, groups: 6) >> Tanh >> Conv1D(4, 3, stride: 2, groups: 4);
        return Concat(photo >> Flatten, sound >> Flatten) >> Dense(3);
    }
}

/// <summary>Down by strides, and up again by transposed convolutions.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class TransposedNet
{
    static Net Define()
    {
        Net photo = Input(8, 6, 2) >> Conv2D(5, 3, stride: 2, padding: 1) >> Relu >> ConvTranspose2D(4, 3, stride: 2, padding: 1, outputPadding: 1) >> Tanh >> ConvTranspose2D(1, kernel: (2, 3), dilation: (1, 2));
        Net sound = Input(7, 3) >> ConvTranspose1D(4, 4, stride: 2, padding: 1) >> Tanh >> ConvTranspose1D(2, 3, stride: 2, padding: (0, 1), outputPadding: 1, bias: false);
        return Concat(photo >> Flatten, sound >> Flatten);
    }
}
