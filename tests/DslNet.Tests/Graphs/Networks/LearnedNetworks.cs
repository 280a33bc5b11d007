using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>PReLU with a slope for each channel, in images and flat, and with one for the layer. (K. He and others, 2015.)</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class PReluNet
{
    static Net Define() =>
        Input(7, 7, 3)
        >> Conv2D(5, 3) >> Activation((x, a) => x > 0 ? x : a * x, Parameter(Init.Constant(0.25f)))
        >> Conv2D(11, 3) >> Activation((x, a) => x > 0 ? x : a * x, Parameter(Init.Constant(0.1f), per: Per.Layer))
        >> GlobalAvgPool
        >> Dense(6) >> Activation((x, a) => x > 0 ? x : a * x, Parameter(Init.Constant(0.25f)))
        >> Dense(3) >> Softmax;
}

/// <summary>x·sigmoid(a·x) with a learned a, and a learned scale and shift. (P. Ramachandran and others, Swish, 2017.)</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class SwishNet
{
    static Net Define() =>
        Input(6, 5, 2)
        >> Conv2D(5, 3, padding: Padding.Same) >> Activation((x, a) => x * Scalar.Sigmoid(a * x), Parameter(Init.Constant(1), per: Per.Layer))
        >> AvgPool2D(2) >> Activation((x, a, b) => (a * x) + b, Parameter(Init.Constant(1)), Parameter(Init.Zeros))
        >> Flatten
        >> Dense(7) >> Activation((x, a) => x * Scalar.Sigmoid(a * x), Parameter(Init.Constant(1)))
        >> Dense(2);
}
