// A new optimizer now and then, where the loss has stopped falling.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.PlateauReset;

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class CurveNet
{
    static Net Define() => Input(1) >> Dense(32) >> Tanh >> Dense(1);
}

public static class Program
{
    public static void Main()
    {
        using CurveNet network = new(batchSize: 64, seed: 1);
        Optimizer optimizer = new Adam(1e-2f);
        float[] x = [.. Enumerable.Range(0, 64).Select(i => i / 32f - 1)], y = [.. x.Select(MathF.Sin)];
        float best = float.MaxValue, rate = 1e-2f;
        int since = 0;
        for (int step = 0; step < 2000; step++)
        {
            float loss = network.TrainStep(x, y, optimizer);
            if (loss < best)
            {
                (best, since) = (loss, 0);
            }
            else if (++since > 100)
            {
                rate /= 2;
                optimizer = new Adam(rate);
                since = 0;
            }
        }

        float[] shown = new float[64];
        network.Predict(x, shown);
        Console.WriteLine(RegressionReport.From(y, shown));
    }
}
