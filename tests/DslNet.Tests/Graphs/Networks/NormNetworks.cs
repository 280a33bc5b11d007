using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Layer normalization of vectors, with an activation behind it and inside.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class LayerNormNet
{
    static Net Define() => Input(6) >> Dense(10) >> LayerNorm() >> Gelu >> Dense(7) >> LayerNorm(0.01f) >> Tanh >> Dense(3) >> Softmax;
}

/// <summary>Root-mean-square normalization of each step of a sequence.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class RmsNormNet
{
    static Net Define() => Input(9, 5) >> Conv1D(7, 3) >> RmsNorm() >> Tanh >> Conv1D(9, 1) >> RmsNorm(0.1f) >> Tanh >> GlobalAvgPool >> Dense(2);
}

/// <summary>Group normalization in groups of 2, of 8 and of all channels; layer normalization of each pixel.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class GroupNormNet
{
    static Net Define() =>
        Input(7, 6, 3) >> Conv2D(6, 3) >> GroupNorm(3) >> Relu >> Conv2D(16, 1) >> GroupNorm(2) >> Relu
        >> Conv2D(5, 1) >> LayerNorm() >> GroupNorm(1) >> Tanh >> GlobalAvgPool >> Dense(3) >> Softmax;
}
