using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Two levels down and up again; each pixel of the output is a probability. (O. Ronneberger and others, U-Net, 2015.)</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class UNetNearestNet
{
    static Layer Block(int filters) => Conv2D(filters, 3, padding: Padding.Same) >> Relu;

    static Net Define()
    {
        Net one = Input(32, 32, 1) >> Block(3);
        Net two = one >> MaxPool2D(2) >> Block(4);
        Net three = two >> MaxPool2D(2) >> Block(5);
        Net up = Concat(three >> Upsample2D(2), two) >> Block(4);
        return Concat(up >> Upsample2D(2), one) >> Block(3) >> Conv2D(1, 1) >> Flatten >> Sigmoid;
    }
}

/// <summary>The same with bilinear interpolation, smooth activations, mean pooling and two numbers at each pixel.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class UNetBilinearNet
{
    static Layer Block(int filters) => Conv2D(filters, 3, padding: Padding.Same) >> Silu;

    static Net Define()
    {
        Net one = Input(32, 32, 2) >> Block(3);
        Net two = one >> AvgPool2D(2) >> Block(4);
        Net three = two >> AvgPool2D(2) >> Block(5);
        Net up = Concat(two, three >> Upsample2D(2, Interpolation.Bilinear)) >> Block(4);
        return Concat(one, up >> Upsample2D(2, Interpolation.Bilinear)) >> Block(3) >> Conv2D(2, 1) >> Flatten;
    }
}
