// A slow copy that follows a network (an exponential moving average of its parameters).
using DslNet;
using static DslNet.Dsl;

namespace Corpus.ParameterTransfer;

[Network(Loss = Loss.Huber)]
public sealed partial class ValueNet
{
    static Net Define() => Input(6) >> Dense(32) >> BatchNorm() >> Relu >> Dense(2);
}

public sealed class Averaged : IDisposable
{
    private readonly ValueNet fast = new(batchSize: 64, seed: 3);
    private readonly ValueNet slow = new(batchSize: 64);
    private readonly float[] from = new float[ValueNet.ParameterCount];
    private readonly float[] to = new float[ValueNet.ParameterCount];
    private readonly RmsProp optimizer = new(1e-3f);

    public Averaged()
    {
        fast.GetParameters(from);
        slow.SetParameters(from);
        slow.Eval();
    }

    public float Step(float[] states, float[] rewards)
    {
        float loss = fast.TrainStep(states, rewards, optimizer);
        Follow(0.01f);
        return loss;
    }

    public void Act(ReadOnlySpan<float> state, Span<float> values) => slow.Forward(state, values);

    public void Dispose()
    {
        fast.Dispose();
        slow.Dispose();
    }

    private void Follow(float share)
    {
        fast.GetParameters(from);
        slow.GetParameters(to);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] += share * (from[i] - to[i]);
        }

        slow.SetParameters(to);
        float[] buffers = new float[ValueNet.Info.BufferCount];
        fast.GetBuffers(buffers);
        slow.SetBuffers(buffers);
    }
}
