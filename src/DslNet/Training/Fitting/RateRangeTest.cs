namespace DslNet;

/// <summary>Runs a learning-rate range test, on a network that is restored afterwards and an optimizer made for it.</summary>
internal sealed class RateRangeTest(INetwork network, GuardedStep step, BatchReader batches, Optimizer optimizer, ulong seed)
{
    private const double Smoothing = 0.9, HighestRise = 4;
    private readonly List<float> rates = [];
    private readonly List<double> losses = [], smoothed = [];

    public RateRange Run(float from, float to, int steps)
    {
        network.Train();
        double mean = 0;
        int epoch = 0;
        for (int i = 0; i < steps; i++)
        {
            int batch = i % batches.BatchCount;
            if (batch == 0)
            {
                batches.BeginEpoch(seed, ++epoch);
            }

            batches.Read(batch);
            float rate = RateOf(i, from, to, steps);
            optimizer.LearningRate = rate;
            if (LossOf(epoch, batch + 1) is not float loss)
            {
                break;
            }

            mean = (Smoothing * mean) + ((1 - Smoothing) * loss);
            rates.Add(rate);
            losses.Add(loss);
            smoothed.Add(mean / (1 - Math.Pow(Smoothing, i + 1)));
            if (smoothed[^1] > HighestRise * smoothed.Min() && i > 0)
            {
                break;
            }
        }

        return new RateRange([.. rates], [.. losses], [.. smoothed], steps);
    }

    internal static float RateOf(int step, float from, float to, int steps)
        => step == steps - 1 ? to : (float)(from * Math.Pow((double)to / from, (double)step / (steps - 1)));

    // A loss that diverges at the highest rates is expected; non-finite data is still an error.
    private float? LossOf(int epoch, int batch)
    {
        try
        {
            return step.Run(epoch, batch);
        }
        catch (NonFiniteLossException failure) when (failure.Row is null && losses.Count > 0)
        {
            return null;
        }
    }
}
