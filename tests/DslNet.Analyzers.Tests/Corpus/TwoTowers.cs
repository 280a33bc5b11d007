// Signatures compared by one tower for both, in the manner of siamese networks; the code of one is looked up among stored ones.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.TwoTowers;

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class SameHandNet
{
    private static readonly Layer Tower = Shared(Conv2D(8, 3) >> Relu >> MaxPool2D(2) >> Flatten >> Dense(16), name: "tower");

    static Net Define()
    {
        Net left = Input(16, 16, 1, name: "left") >> Tower >> Tap("code");
        Net right = Input(16, 16, 1, name: "right") >> Tower;
        Net apart = left - right;
        return Concat(apart * apart, left * right) >> Dense(8) >> Relu >> Dense(1) >> Sigmoid;
    }
}

public sealed class Signatures(SameHandNet network) : IDisposable
{
    private const int Size = 16 * 16;

    private readonly float[] pair = new float[SameHandNet.InputSize];

    public float Compare(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float[] same = new float[1];
        network.Predict(left: left, right: right, output: same);
        return same[0];
    }

    public float CompareWithBlank(float[] signature)
    {
        float[] blank = new float[Size];
        float[] same = new float[1];
        network.Predict(left: signature, right: blank, output: same);
        return same[0];
    }

    public float[] Code(ReadOnlySpan<float> signature)
    {
        float[] code = new float[16];
        signature.CopyTo(pair);
        network.Predict("code", pair, code);
        return code;
    }

    public void Dispose() => network.Dispose();
}
