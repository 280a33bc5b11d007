using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>The class of each step of a sentence, but for those that have none.</summary>
[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f, IgnoredClass = -1)]
public sealed partial class StepTokensNet
{
    static Net Define() => Tokens(7, vocabulary: 9, lengths: true) >> Embedding(6) >> Gru(5) >> Map(Dense(4)) >> Softmax;
}

/// <summary>Losses of the steps of one sequence, and one of a vector.</summary>
[Network(IgnoredClass = -1)]
public sealed partial class StepHeadsNet
{
    static Net Define()
    {
        Net code = Input(6, 3, lengths: true) >> Rnn(5);
        return Outputs(
            Head("tags", code >> Map(Dense(3)) >> Softmax, Loss.CrossEntropy, weight: 0.7f),
            Head("places", code >> Map(Dense(2)), Loss.MeanSquaredError, weight: 1.3f),
            Head("marks", code >> Map(Dense(2)) >> Sigmoid, Loss.BinaryCrossEntropy),
            Head("whole", code >> Last >> Dense(2), Loss.MeanSquaredError, weight: 0.5f));
    }
}
