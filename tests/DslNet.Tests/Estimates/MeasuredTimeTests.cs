using System.Diagnostics;
using System.Reflection;
using DslNet.Data;
using Xunit.Abstractions;

namespace DslNet.Tests.Estimates;

/// <summary>
/// An estimate against the training that happens before and after it. Machines have other things to do, too: where the two trainings
/// differ from each other, nothing can be said. Of the other tries one must agree, unless there were too few of them during which no
/// other work had the processor: those may disagree by chance.
/// </summary>
[Collection(AloneCollection.Name)]
public class MeasuredTimeTests(ITestOutputHelper output)
{
    private const int Tries = 6;
    private const int Enough = 3;
    private const double WholeProcessor = 0.9;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Without optimisation every vector lies on the stack, and whether it lies well there is decided anew by each process and each
    // depth of calls: the very same batch then takes a third longer or shorter under Estimate than under Fit. That isn't the estimate's.
    private static readonly double Tolerance =
        typeof(TrainingTime).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true } ? 0.5 : 0.15;

    [SkippableFact]
    public void Wide()
    {
        using var network = new WideNet(batchSize: 64, seed: 1, threads: 1);
        Agrees(network, Labelled(1000, WideNet.InputSize), new Adam());
    }

    [SkippableFact]
    public void Deep()
    {
        using var network = new DeepNet(batchSize: 32, seed: 1, threads: 1);
        var set = new TrainingSet(Numbers(4000 * DeepNet.InputSize), Numbers(4000));
        Agrees(network, set, new Sgd(1e-3f, momentum: 0.9f));
    }

    [SkippableFact]
    public void Digits()
    {
        using var network = new StatefulNet(batchSize: 64, seed: 1, threads: 1);
        Agrees(network, Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1).Train, new Adam());
    }

    /// <summary>Two batches an epoch, one of them short.</summary>
    [SkippableFact]
    public void Digits_in_few_batches()
    {
        using var network = new StatefulNet(batchSize: 1024, seed: 1, threads: 1);
        Agrees(network, Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1).Train, new Adam());
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static TrainingSet Labelled(int rows, int features) => new(Numbers(rows * features), [.. Enumerable.Range(0, rows).Select(row => row % 10)], 10);

    private void Agrees(INetwork network, TrainingSet set, Optimizer optimizer)
    {
        int epochs = 1 + (int)(1 / TrainingTime.Estimate(network, set, epochs: 1, optimizer).SecondsPerEpoch);
        double closest = double.PositiveInfinity;
        int judged = 0;
        for (long began = Stopwatch.GetTimestamp(), attempt = 0; attempt < Tries && closest > Tolerance && Stopwatch.GetElapsedTime(began) < Patience; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan busy = Environment.CpuUsage.TotalTime;
            double before = Fit(), said = TrainingTime.Estimate(network, set, epochs, optimizer).Seconds, after = Fit(), off = (2 * said / (before + after)) - 1;
            double share = (Environment.CpuUsage.TotalTime - busy) / Stopwatch.GetElapsedTime(start);
            output.WriteLine(FormattableString.Invariant($"{network.Info.Name}, batch {network.BatchSize}, {epochs} epochs: {said:0.000} s said, {before:0.000} s and {after:0.000} s happened: {100 * off:0.0} %, at {100 * share:0} % of a processor"));
            if (Math.Abs(before - after) < 0.1 * Math.Min(before, after))
            {
                closest = Math.Min(closest, Math.Abs(off));
                judged += share >= WholeProcessor ? 1 : 0;
            }
        }

        Skip.If(closest > Tolerance && judged < Enough, FormattableString.Invariant($"The machine is too busy: {judged} tries had a processor and took the same time twice, and so no estimate can be judged."));
        closest.ShouldBeLessThan(Tolerance);

        double Fit() => network.Fit(set, optimizer, new FitOptions { Epochs = epochs }).Seconds;
    }
}
