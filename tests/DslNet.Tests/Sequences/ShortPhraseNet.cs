using static DslNet.Dsl;

namespace DslNet.Tests.Sequences;

/// <summary>As <see cref="PhraseNet"/>, with about half as many steps: a convolution of stride 2, then a pool of stride 1.</summary>
[Network(Loss = Loss.Ctc, MaxLabels = 4)]
public sealed partial class ShortPhraseNet
{
    static Net Define() => Input(12, 3, lengths: true, name: "phrase") >> Conv1D(6, 3, stride: 2, padding: 1) >> Relu >> MaxPool1D(2, stride: 1) >> Map(Dense(4)) >> Softmax;
}
