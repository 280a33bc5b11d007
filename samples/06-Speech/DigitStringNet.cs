using DslNet;
using static DslNet.Dsl;

/// <summary>Reads strings of 3 to 5 digits: at each step of 40 ms the probability of "no new digit" (class 0) and of each digit (1 to 10).</summary>
[Network(Loss = Loss.Ctc, MaxLabels = DigitStringMaker.MostDigits)]
public sealed partial class DigitStringNet
{
    static Net Define() =>
        Input(DigitStringMaker.Steps, DigitStringMaker.Features, lengths: true, name: "sound")
        >> Map(Dense(96) >> Relu >> Dropout(0.2f))
        >> Bidirectional(Gru(64))
        >> Map(Dense(11))
        >> Softmax;
}
