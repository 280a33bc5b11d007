using System.Diagnostics;
using System.Globalization;
using DslNet;

/// <summary>Times a training step.</summary>
internal static class Speed
{
    private const int Rows = 64, Steps = 400;

    /// <summary>Prints the first step's µs, the median and the least.</summary>
    public static void Print()
    {
        using var network = new TimedNet(Rows, seed: 1, threads: 1);
        Sgd optimizer = new(learningRate: 1e-5f, momentum: 0.9f);
        Random random = new(1);
        float[] input = [.. Enumerable.Range(0, Rows * TimedNet.InputSize).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % TimedNet.OutputSize)];
        double[] times = new double[Steps];
        for (int step = 0; step < Steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            network.TrainStep(input, labels, optimizer);
            times[step] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        double first = times[0];
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Step: first {first:0.0}, median {times[Steps / 2]:0.0}, least {times[0]:0.0}"));
    }
}
