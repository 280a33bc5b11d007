// One method for both: the caller says which mode it wants.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.ModeSwitch;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SceneNet
{
    static Net Define() => Input(48) >> Dense(64) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(6) >> Softmax;
}

public sealed class Runner(SceneNet network, Optimizer optimizer)
{
    public float Epoch(IEnumerable<(float[] X, int[] Y)> batches, bool training)
    {
        float[] output = new float[64 * SceneNet.OutputSize];
        if (training)
        {
            network.Train();
        }
        else
        {
            network.Eval();
        }

        float loss = 0;
        foreach ((float[] x, int[] y) in batches)
        {
            if (training)
            {
                loss += network.TrainStep(x, y, optimizer);
            }
            else
            {
                Span<float> rows = output.AsSpan(0, y.Length * SceneNet.OutputSize);
                network.Forward(x, rows);
                loss += Error(rows, y);
            }
        }

        return loss;
    }

    private static float Error(ReadOnlySpan<float> output, ReadOnlySpan<int> labels)
    {
        float sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            sum -= MathF.Log(output[(i * SceneNet.OutputSize) + labels[i]] + 1e-9f);
        }

        return sum;
    }
}
