using static DslNet.Dsl;

namespace DslNet.Tests.Sequences;

/// <summary>A probability of the blank and of three letters at each of up to 12 steps; rows have lengths.</summary>
[Network(Loss = Loss.Ctc, MaxLabels = 4)]
public sealed partial class PhraseNet
{
    static Net Define() => Input(12, 3, lengths: true, name: "phrase") >> Bidirectional(Gru(8)) >> Map(Dense(4)) >> Softmax;
}
