// A service that is given its network: loaded and put into Eval by whoever builds it.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.InjectedClassifier;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class DigitsNet
{
    static Net Define() => Input(64) >> Dense(64) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(10) >> Softmax;
}

public interface IDigitClassifier
{
    int Classify(ReadOnlySpan<float> image);
}

public sealed class DigitClassifier(DigitsNet network) : IDigitClassifier
{
    private readonly float[] probabilities = new float[DigitsNet.OutputSize];

    public int Classify(ReadOnlySpan<float> image)
    {
        network.Forward(image, probabilities);
        return Array.IndexOf(probabilities, probabilities.Max());
    }
}

public static class Composition
{
    public static IDigitClassifier Build(string weights)
    {
        DigitsNet network = new(batchSize: 1);
        Safetensors.Load(network, weights);
        network.Eval();
        return new DigitClassifier(network);
    }
}
