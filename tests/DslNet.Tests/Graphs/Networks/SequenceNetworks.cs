using static DslNet.Dsl;

#pragma warning disable DN1009 // the gradient of a softmax at each step is what is compared
namespace DslNet.Tests.Graphs.Networks;

/// <summary>The mean of the words of a sentence.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class TokenMeanNet
{
    static Net Define() => Tokens(9, vocabulary: 11, lengths: true) >> Embedding(6) >> GlobalAvgPool >> Dense(5) >> Tanh >> Dense(3) >> Softmax;
}

/// <summary>Two inputs with one table of words, one with lengths; what is applied to each step, and the first and the last step.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class TokenStepsNet
{
    static Net Define()
    {
        Layer words = Shared(Embedding(9, name: "words"));
        Net left = Tokens(7, vocabulary: 5, lengths: true, name: "left") >> words >> PositionEmbedding() >> Map(Dense(6) >> Tanh) >> Reverse >> Residual(Map(Dense(6)) >> Sigmoid);
        Net right = Tokens(4, vocabulary: 5, name: "right") >> words >> Reverse >> Map(Slice(6..) >> BatchNorm() >> Softmax) >> First;
        return Concat(left >> Last, left >> First, right) >> Dense(2);
    }
}

/// <summary>A convolution and a flat layer over sequences that end early.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class SequenceLengthsNet
{
    static Net Define() => Input(8, 5, lengths: true) >> SinusoidalPositions() >> Conv1D(4, 3, padding: 1) >> Tanh >> Map(Dense(5, bias: false)) >> Flatten >> Dense(3);
}

/// <summary>Windows that make fewer steps of sequences that end early.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class SubsampledNet
{
    static Net Define() => Input(15, 3, lengths: true) >> Conv1D(4, 3, stride: 2, padding: 1) >> Tanh >> MaxPool1D(2, stride: 1) >> Conv1D(5, 2) >> AvgPool1D(3, stride: 2) >> Gru(3) >> Last >> Dense(2);
}

/// <summary>Batch normalizations of sequences that end early.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class NormLengthsNet
{
    static Net Define() => Input(7, 3, lengths: true) >> BatchNorm() >> Conv1D(4, 3, padding: 1) >> Map(Dense(5, bias: false) >> BatchNorm() >> Tanh) >> Last >> Dense(2);
}
