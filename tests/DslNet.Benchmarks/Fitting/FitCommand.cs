using System.Diagnostics;
using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;

namespace DslNet.Benchmarks.Fitting;

/// <summary>Rows a second over an epoch of <c>Fit</c>, beside those of bare training steps over the same rows.</summary>
internal static class FitCommand
{
    private const float LearningRate = 1e-5f;
    private const int BatchesPerEpoch = 128;

    private static readonly (string Name, int Batch, bool Adam, Func<int, INetwork> Make)[] Workloads =
    [
        ("4-16-16-3", 16, false, batch => new TinyNet(batch, 1, 1)),
        ("784-256-128-10", 32, false, batch => new DigitNet(batch, 1, 1)),
        ("784-256-128-10", 32, true, batch => new DigitNet(batch, 1, 1)),
        ("784-256-128-10", 128, true, batch => new DigitNet(batch, 1, 1)),
        ("784-1024-1024-10", 128, true, batch => new LargeNet(batch, 1, 1)),
        ("784-256-BatchNorm-10", 128, false, batch => new NormNet(batch, 1, 1)),
        ("28x28x1-conv16k3-pool2-conv32k3-pool2-10", 32, false, batch => new ImageNet(batch, 1, 1)),
    ];

    /// <summary>Measures in alternating rounds and prints the best of each.</summary>
    /// <param name="effort">How thoroughly.</param>
    /// <param name="name">What the names of the workloads contain.</param>
    public static void Run(Effort effort, string name = "")
    {
        Table.Begin("An epoch of Fit, one thread", "workload", "Fit, rows a second", "TrainStep, rows a second", "share");
        var chosen = Workloads.Where(workload => workload.Name.Contains(name, StringComparison.Ordinal));
        foreach ((string layers, int batch, bool adam, Func<int, INetwork> make) in effort.IsSmoke ? chosen.Take(2) : chosen)
        {
            Measure($"{layers}, batch {batch}, {(adam ? "Adam" : "SGDm")}", batch, adam, make, effort);
        }
    }

    private static void Measure(string name, int batch, bool adam, Func<int, INetwork> make, Effort effort)
    {
        using INetwork fitted = make(batch), stepped = make(batch);
        TrainingSet set = Noise(fitted.Info, batch * (effort.IsSmoke ? 4 : BatchesPerEpoch));
        Optimizer fitting = Made(adam), stepping = Made(adam);
        double fit = double.PositiveInfinity, steps = double.PositiveInfinity;
        for (int round = 0; round <= effort.Rounds; round++)
        {
            long began = Stopwatch.GetTimestamp();
            History history = fitted.Fit(set, fitting, new FitOptions { Epochs = int.MaxValue, StopWhen = epoch => epoch.Epoch >= 3 && Stopwatch.GetElapsedTime(began).TotalSeconds > effort.RoundSeconds });
            fit = Math.Min(fit, history.Min(epoch => epoch.Seconds));
            steps = Math.Min(steps, Stopwatches.Round(() => Epoch(stepped, set, batch, stepping), effort.RoundSeconds).Minimum / 1e6);
        }

        Table.Row(name, Table.Text(set.Count / fit), Table.Text(set.Count / steps), Table.Percent(steps / fit));
    }

    private static void Epoch(INetwork network, TrainingSet set, int batch, Optimizer optimizer)
    {
        for (int row = 0; row < set.Count; row += batch)
        {
            network.TrainStep(set.Inputs.Slice(row * set.InputSize, batch * set.InputSize), set.Labels.Slice(row, batch), optimizer);
        }
    }

    private static Optimizer Made(bool adam) => adam ? new Adam(LearningRate) : new Sgd(LearningRate, momentum: 0.9f);

    private static TrainingSet Noise(NetworkInfo info, int rows)
    {
        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, rows * info.Input.Size).Select(_ => random.NextSingle())];
        return new TrainingSet(inputs, [.. Enumerable.Range(0, rows).Select(row => row % info.Output.Size)], info.Output.Size);
    }
}
