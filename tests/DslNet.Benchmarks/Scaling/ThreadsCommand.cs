using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;

namespace DslNet.Benchmarks.Scaling;

/// <summary>Two threads against one, where a batch is large enough to divide.</summary>
internal static class ThreadsCommand
{
    private const int SmallestBatch = 128;
    private const double Goal = 1.75;

    /// <summary>Measures in alternating rounds and prints.</summary>
    /// <param name="effort">How thoroughly.</param>
    /// <param name="name">What the names of the workloads contain.</param>
    public static void Run(Effort effort, string name = "")
    {
        Table.Begin($"Two threads ({Environment.ProcessorCount} processors here)", "workload", "one thread, median µs", "two threads", "times as fast", "goal on an idle machine");
        IEnumerable<Workload> workloads = Workloads.All.Where(workload => workload.Batch >= SmallestBatch && workload.Name.Contains(name, StringComparison.Ordinal));
        foreach (Workload workload in effort.IsSmoke ? workloads.Take(1) : workloads)
        {
            Measure(workload, effort);
        }
    }

    private static void Measure(Workload workload, Effort effort)
    {
        using Job one = workload.Make(1);
        using Job two = workload.Make(2);
        Stopwatches.Round(one.Step, effort.RoundSeconds);
        Stopwatches.Round(two.Step, effort.RoundSeconds);
        List<double> ones = [];
        List<double> twos = [];
        for (int round = 0; round < effort.Rounds; round++)
        {
            ones.Add(Stopwatches.Round(one.Step, effort.RoundSeconds).Median);
            twos.Add(Stopwatches.Round(two.Step, effort.RoundSeconds).Median);
        }

        double ratio = ones.Zip(twos, (a, b) => a / b).Median();
        Table.Row(workload.Name, Table.Text(ones.Median()), Table.Text(twos.Median()), Table.Text(ratio), $"≥ {Table.Text(Goal)}");
    }
}
