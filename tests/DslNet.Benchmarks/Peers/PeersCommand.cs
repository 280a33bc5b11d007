using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;

namespace DslNet.Benchmarks.Peers;

/// <summary>Every workload here and in PyTorch, one thread against one thread.</summary>
internal static class PeersCommand
{
    // "Full speed from the second step on" allows it so much more than the median.
    private const double SecondStepLimit = 1.5;

    /// <summary>Measures and prints.</summary>
    /// <param name="effort">How thoroughly.</param>
    /// <param name="name">What the names of the workloads contain.</param>
    public static void Run(Effort effort, string name = "")
    {
        // A smoke run is the same everywhere, whether or not there is a PyTorch.
        using PeerProcess? peer = effort.IsSmoke ? null : PeerProcess.Start();
        FmaPeak peak = FmaPeak.Measure();
        string against = effort.IsSmoke ? "not asked for" : peer?.Version ?? "none: neither python3 nor /usr/bin/python3 can import torch, so only our own column is filled";
        Console.WriteLine($"FMA peak of a core: {peak}. {effort.Rounds} rounds. Peer: {against}.");
        Table.Begin("Against the peer", "workload", "median µs", "minimum µs", "torch µs", "ratio", "goal", "of FMA peak", "bytes a step", "second step", "torch's mode");
        List<string> behind = [];
        foreach (Workload workload in effort.IsSmoke ? Workloads.All.Take(2) : Workloads.All.Where(workload => workload.Name.Contains(name, StringComparison.Ordinal)))
        {
            PeerRow row = PeerRow.Measure(workload, peer, effort);
            Print(workload, row, peak.Best);
            behind.AddRange(Shortcomings(workload, row));
        }

        if (peer is not null)
        {
            Console.WriteLine($"\nBehind the goals: {(behind.Count == 0 ? "nothing." : "\n- " + string.Join("\n- ", behind))}");
        }
    }

    private static void Print(Workload workload, PeerRow row, double peak)
    {
        bool compared = row.Theirs.Count > 0;
        Table.Row(
            workload.Name,
            Table.Text(row.Median),
            Table.Text(row.Minimum),
            compared ? Table.Text(row.TheirMedian) : "–",
            compared ? Table.Text(row.Ratio) : "–",
            $"≥ {Table.Text(workload.Goal)}",
            Table.Percent(row.Speed / peak),
            Table.Text(row.AllocatedBytes),
            $"{Table.Text(row.SecondStepRatio)} × median{(row.SecondStepRatio <= SecondStepLimit ? "" : " (late)")}",
            row.Mode);
    }

    private static IEnumerable<string> Shortcomings(Workload workload, PeerRow row)
    {
        if (row.Theirs.Count > 0 && row.Ratio < workload.Goal)
        {
            yield return $"{workload.Name}: {Table.Text(row.Ratio)} times as fast, {Table.Text(workload.Goal)} is the goal";
        }

        if (row.AllocatedBytes > 0)
        {
            yield return $"{workload.Name}: {Table.Text(row.AllocatedBytes)} bytes allocated a step, 0 is the goal";
        }

        if (row.SecondStepRatio > SecondStepLimit)
        {
            yield return $"{workload.Name}: the second step takes {Table.Text(row.SecondStepRatio)} times the median, {Table.Text(SecondStepLimit)} is the most";
        }
    }
}
