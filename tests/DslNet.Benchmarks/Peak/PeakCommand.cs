using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Micro;
using DslNet.Kernels.Threads;

namespace DslNet.Benchmarks.Peak;

/// <summary>Products and convolutions on their own, one thread, against the most that the processor can multiply.</summary>
internal static class PeakCommand
{
    /// <summary>Measures and prints.</summary>
    /// <param name="effort">How thoroughly.</param>
    /// <param name="name">What the names of the kernels contain.</param>
    public static void Run(Effort effort, string name = "")
    {
        FmaPeak peak = FmaPeak.Measure();
        Console.WriteLine($"One core: {peak}.");
        Table.Begin("Kernels, one thread", "kernel", "µs", "GFLOP/s", "of the peak");
        foreach (PeakJob job in PeakJob.All.Where(job => job.Name.Contains(name, StringComparison.Ordinal)))
        {
            using KernelMemory memory = new();
            using WorkerPool workers = new(1, PeakJob.ScratchFloats);
            Action call = job.Make(memory, workers);
            call();
            List<double> shares = [], rounds = [];
            for (int round = 0; round < effort.Rounds; round++)
            {
                // The clock of a shared machine drifts: each round has a peak of its own.
                double best = effort.IsSmoke ? peak.Best : FmaPeak.Measure().Best;
                Timing timing = Stopwatches.Round(call, effort.RoundSeconds);
                rounds.Add(timing.Median);
                shares.Add(job.Operations / timing.Median / 1e3 / best);
            }

            Table.Row(job.Name, Table.Text(rounds.Median()), Table.Text(job.Operations / rounds.Median() / 1e3), Table.Percent(shares.Median()));
            if (effort.IsSmoke)
            {
                return;
            }
        }
    }
}
