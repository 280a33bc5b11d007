using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Classes, numbers and a yes or no of one image, each with its own loss.</summary>
[Network(LabelSmoothing = 0.1f)]
public sealed partial class ThreeHeadsNet
{
    static Net Define()
    {
        Net code = Input(6, 6, 2) >> Conv2D(6, 3) >> Relu >> GlobalAvgPool >> Dense(7) >> Tanh;
        return Outputs(
            Head("kind", code >> Dense(4) >> Softmax, Loss.CrossEntropy, weight: 0.7f),
            Head("place", code >> Dense(2), Loss.MeanSquaredError, weight: 1.3f),
            Head("present", code >> Dense(1) >> Sigmoid, Loss.BinaryCrossEntropy));
    }
}

/// <summary>Two outputs that are images, and one that is flat, of joined features.</summary>
[Network]
public sealed partial class ImageHeadsNet
{
    static Net Define()
    {
        Net image = Input(5, 6, 3) >> Conv2D(4, 3, padding: Padding.Same) >> Tanh;
        return Outputs(
            Head("colours", image >> Conv2D(3, 3, padding: Padding.Same), Loss.MeanSquaredError, weight: 0.5f),
            Head("size", image >> GlobalAvgPool >> Dense(2), Loss.MeanSquaredError),
            Head("mask", image >> Conv2D(1, 1) >> Sigmoid, Loss.BinaryCrossEntropy));
    }
}

/// <summary>One output, an image.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class DenoisingNet
{
    static Net Define()
    {
        Net noisy = Input(7, 6, 3);
        return noisy - (noisy >> Conv2D(5, 3, padding: Padding.Same) >> Silu >> Conv2D(3, 3, padding: Padding.Same));
    }
}
