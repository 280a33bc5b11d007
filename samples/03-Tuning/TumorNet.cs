using DslNet;
using static DslNet.Dsl;

/// <summary>Whether a tumor is malignant or benign, from thirty measurements of its cells.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class TumorNet
{
    static Net Define() =>
        Input(30)
        >> Dense(32) >> Relu
        >> Dropout(0.3f)
        >> Dense(2) >> Softmax;
}
