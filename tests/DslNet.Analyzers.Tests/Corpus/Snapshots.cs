// Keeps a copy of the network every few epochs, by a factory, and compares them at the end.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.Snapshots;

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class WaveNet
{
    static Net Define() => Input(2) >> Dense(16) >> BatchNorm() >> Tanh >> Dense(1);
}

public static class Program
{
    public static void Main()
    {
        using WaveNet network = new(batchSize: 16, seed: 5);
        Adam optimizer = new(1e-2f);
        Random random = new(5);
        List<WaveNet> snapshots = [];
        float[] x = new float[32], y = new float[16];
        try
        {
            for (int step = 0; step < 300; step++)
            {
                for (int i = 0; i < 16; i++)
                {
                    (x[2 * i], x[(2 * i) + 1]) = (random.NextSingle(), random.NextSingle());
                    y[i] = MathF.Sin(x[2 * i]) * x[(2 * i) + 1];
                }

                network.TrainStep(x, y, optimizer);
                if (step % 50 == 49)
                {
                    snapshots.Add(Copy(network));
                }
            }

            float[] output = new float[16];
            foreach (WaveNet snapshot in snapshots)
            {
                snapshot.Forward(x, output);
                Console.WriteLine(Metrics.MeanSquaredError(y, output));
            }
        }
        finally
        {
            snapshots.ForEach(snapshot => snapshot.Dispose());
        }
    }

    private static WaveNet Copy(WaveNet network)
    {
        float[] parameters = new float[WaveNet.ParameterCount], buffers = new float[WaveNet.Info.BufferCount];
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        WaveNet copy = new(batchSize: 16);
        copy.SetParameters(parameters);
        copy.SetBuffers(buffers);
        copy.Eval();
        return copy;
    }
}
