using static DslNet.Dsl;

namespace DslNet.Tests.Sequences;

/// <summary>A probability of the blank and of four letters at each of 9 steps.</summary>
[Network(Loss = Loss.Ctc, MaxLabels = 4)]
public sealed partial class LetterNet
{
    static Net Define() => Input(9, 3) >> Conv1D(6, 3, padding: Padding.Same) >> Relu >> Conv1D(5, 1) >> Softmax;
}
