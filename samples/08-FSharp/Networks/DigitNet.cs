using DslNet;
using static DslNet.Dsl;

namespace Networks;

/// <summary>
/// Handwritten digits as a graph: the picture goes through convolutions, its sums by row and column through a dense layer, and from both together come two
/// answers, which digit it is and whether it is even.
/// </summary>
[Network]
public sealed partial class DigitNet
{
    /// <summary>The definition. It is public, so that F# can look at it, too.</summary>
    public static Net Define()
    {
        Net picture = Input(8, 8, 1, name: "picture") >> Conv2D(12, 3, padding: Padding.Same) >> BatchNorm() >> Relu;
        Net detail = Concat(picture, picture >> Conv2D(12, 3, padding: Padding.Same) >> Relu) >> MaxPool2D(2) >> Flatten;
        Net profile = Input(16, name: "profile") >> Dense(16) >> Relu;
        Net both = Concat(detail, profile) >> Dense(48) >> Relu >> Tap("code") >> Dropout(0.25f);
        return Outputs(
            Head("digit", both >> Dense(10) >> Softmax, Loss.CrossEntropy),
            Head("even", both >> Dense(1) >> Sigmoid, Loss.BinaryCrossEntropy, weight: 0.3f));
    }
}
