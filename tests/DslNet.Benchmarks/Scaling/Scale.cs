using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;

namespace DslNet.Benchmarks.Scaling;

/// <summary>One table: a number grows, and the cost is set against the arithmetic that it brings.</summary>
internal static class Scale
{
    /// <summary>Measures every size and prints a row each.</summary>
    public static void Print(string title, string variable, IEnumerable<(int Size, Func<Job> Make)> sizes, Effort effort)
    {
        Table.Begin(title, variable, "median µs a step", "GFLOP/s", "bytes a step", "cost grew by / arithmetic grew by");
        double lastCost = 0;
        double lastOperations = 0;
        foreach ((int size, Func<Job> make) in effort.IsSmoke ? sizes.Take(2) : sizes)
        {
            using Job job = make();
            double bytes = Stopwatches.AllocatedBytes(job.Step, 3);
            Stopwatches.Round(job.Step, effort.RoundSeconds);
            double cost = Stopwatches.Round(job.Step, effort.RoundSeconds).Median;
            string growth = lastCost == 0 ? "–" : Table.Text(cost / lastCost / (job.Operations / lastOperations));
            Table.Row($"{size}", Table.Text(cost), Table.Text(job.Operations / cost / 1e3), Table.Text(bytes), growth);
            (lastCost, lastOperations) = (cost, job.Operations);
        }
    }
}
