using static DslNet.Dsl;

#pragma warning disable SA1402 // The networks of one test, together.
namespace DslNet.Tests.Networks;

[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class InputDenseNet
{
    private static Net Define() => Input(4) >> Dense(5) >> Tanh >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class InputImageNet
{
    private static Net Define() => Input(4, 4, 3) >> Conv2D(4, 3, padding: 1) >> Tanh >> Flatten >> Dense(2);
}

[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class InputWidePixelsNet
{
    private static Net Define() => Input(4, 4, 8) >> Conv2D(3, 3) >> MaxPool2D(2) >> Tanh >> Flatten >> Dense(2);
}

[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class InputBatchNormNet
{
    private static Net Define() => Input(6) >> BatchNorm() >> Dense(5) >> Sigmoid >> Dense(2);
}

[Network(Loss = Loss.Huber, InputGradient = true)]
public sealed partial class InputResidualNet
{
    private static Net Define() => Input(4) >> Residual(Dense(4) >> Tanh) >> Dense(1);
}

/// <summary>Large enough for weights to be stepped while gradients are made.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class InputFusedNet
{
    private static Net Define() => Input(100) >> Dense(100) >> Tanh >> Dense(3) >> Softmax;
}
