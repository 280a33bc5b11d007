// A handler that swaps its network for a newer one while requests come in.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.RequestHandler;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class RankNet
{
    static Net Define() => Input(18) >> Dense(36) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(3) >> Softmax;
}

public sealed class RankingHandler(string folder) : IDisposable
{
    private readonly Lock gate = new();
    private RankNet current = Load(folder);

    public float[] Handle(float[] features)
    {
        float[] scores = new float[RankNet.OutputSize];
        lock (gate)
        {
            current.Forward(features, scores);
        }

        return scores;
    }

    public async Task WatchAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            RankNet next = Load(folder);
            RankNet old;
            lock (gate)
            {
                (old, current) = (current, next);
            }

            old.Dispose();
        }
    }

    public void Dispose() => current.Dispose();

    private static RankNet Load(string folder)
    {
        RankNet network = new(batchSize: 1, threads: 1);
        Safetensors.Load(network, Path.Combine(folder, "rank.safetensors"));
        network.Eval();
        return network;
    }
}
