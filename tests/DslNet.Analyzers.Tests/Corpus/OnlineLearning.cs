// Learns from what comes in, a small set at a time.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.OnlineLearning;

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class ClickNet
{
    static Net Define() => Input(12) >> Dense(24) >> Relu >> Dense(1) >> Sigmoid;
}

public sealed class OnlineModel(ClickNet network, Optimizer optimizer, Standardizer scale)
{
    public int Seen { get; private set; }

    public async Task LearnAsync(IAsyncEnumerable<(float[] Features, bool Clicked)> events, CancellationToken cancellation)
    {
        float[] scaled = new float[ClickNet.InputSize];
        await foreach ((float[] features, bool clicked) in events.WithCancellation(cancellation))
        {
            scale.Apply(features, scaled);
            network.TrainStep(scaled, [clicked ? 1 : 0], optimizer);
            Seen++;
        }
    }

    public float Probability(float[] features)
    {
        float[] scaled = new float[ClickNet.InputSize], output = new float[1];
        scale.Apply(features, scaled);
        network.Predict(scaled, output);
        return output[0];
    }
}
