// A network behind an interface of one's own, and one that is lent and given back.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.WrappedNetwork;

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class PolicyNet
{
    static Net Define() => Input(4) >> Dense(16) >> BatchNorm() >> Relu >> Dropout(0.1f) >> Dense(2);

    public int Act(ReadOnlySpan<float> state)
    {
        Span<float> values = stackalloc float[OutputSize];
        Predict(state, values);
        return values[0] >= values[1] ? 0 : 1;
    }
}

public interface IPolicy : IDisposable
{
    int Choose(ReadOnlySpan<float> state);

    void Learn(float[] states, float[] targets);
}

public sealed class NetworkPolicy : IPolicy
{
    private readonly PolicyNet network;
    private readonly Lazy<Adam> optimizer = new(() => new Adam(1e-3f));
    private readonly bool owns;

    public NetworkPolicy(PolicyNet network, bool owns = true)
    {
        this.network = network;
        this.owns = owns;
    }

    public int Choose(ReadOnlySpan<float> state) => network.Act(state);

    public void Learn(float[] states, float[] targets)
    {
        for (int i = 0; i < 4; i++)
        {
            network.TrainStep(states, targets, optimizer.Value);
        }
    }

    public void Dispose()
    {
        if (owns)
        {
            network.Dispose();
        }
    }
}

public static class Policies
{
    public static IPolicy Fresh(ulong seed) => new NetworkPolicy(new PolicyNet(batchSize: 32, seed));
}
