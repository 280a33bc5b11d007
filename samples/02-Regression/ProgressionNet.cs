using DslNet;
using static DslNet.Dsl;

/// <summary>How far a patient's diabetes has progressed after a year, from ten measurements.</summary>
[Network(Loss = Loss.MeanSquaredError, L2 = 1e-3f)]
public sealed partial class ProgressionNet
{
    static Net Define() =>
        Input(10)
        >> Dense(32) >> Relu
        >> Dropout(0.2f)
        >> Dense(1);
}
