using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Serving;

namespace DslNet.Benchmarks.LibTorch;

/// <summary>Every workload on its sides in alternating rounds, one thread each.</summary>
internal static class CompareCommand
{
    // Sums of some hundred terms in another order, forty times one after the other.
    private const float MostDifference = 1e-4f;

    /// <summary>Measures and prints.</summary>
    /// <param name="rounds">Alternating rounds.</param>
    /// <param name="seconds">How long a round lasts, on each side.</param>
    /// <param name="name">What the names of the workloads contain.</param>
    /// <exception cref="InvalidOperationException">LibTorch computes something else with the same weights.</exception>
    public static void Run(int rounds, double seconds, string name)
    {
        TorchSharp.torch.set_num_threads(1);
        FmaPeak peak = FmaPeak.Measure();
        Console.WriteLine($"{Machine.Name}; {Processor.Description}. FMA peak of a core: {peak}. LibTorch {TorchSharp.torch.__version__}, one thread a side. {rounds} rounds of {Table.Text(seconds)} s each.");
        Table.Begin("Time of a step or a prediction, µs", "workload", "side", "minimum", "median", "spread", "ours is so many times as fast", "goal", "of FMA peak");
        foreach (Workload workload in Workload.All.Where(workload => workload.Name.Contains(name, StringComparison.Ordinal)))
        {
            ISide[] sides = workload.Make();
            try
            {
                Check(workload, sides);
                Print(workload, sides, Rounds(sides, rounds, seconds), peak);
            }
            finally
            {
                Array.ForEach(sides, side => side.Dispose());
            }
        }
    }

    private static void Check(Workload workload, ISide[] sides)
    {
        float[] ours = sides[0].Probabilities();
        foreach (ISide side in sides.Where(side => side is TorchSide))
        {
            float difference = ours.Zip(side.Probabilities(), (a, b) => Math.Abs(a - b)).Max();
            if (!(difference <= MostDifference))
            {
                throw new InvalidOperationException($"{workload.Name}: probabilities of {sides[0].Name} and {side.Name} differ by {difference}; expected at most {MostDifference} with the same weights.");
            }
        }
    }

    /// <summary>By side and round. A round before the first compiles and isn't counted.</summary>
    private static Timing[][] Rounds(ISide[] sides, int rounds, double seconds)
    {
        Timing[][] timings = [.. sides.Select(_ => new Timing[rounds])];
        for (int round = -1; round < rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                Timing timing = Stopwatches.Round(sides[side].Run, seconds);
                if (round >= 0)
                {
                    timings[side][round] = timing;
                }
            }
        }

        return timings;
    }

    private static void Print(Workload workload, ISide[] sides, Timing[][] timings, FmaPeak peak)
    {
        for (int side = 0; side < sides.Length; side++)
        {
            double[] medians = [.. timings[side].Select(timing => timing.Median)];
            double ratio = timings[0].Zip(timings[side], (ours, theirs) => theirs.Median / ours.Median).Median();
            Table.Row(
                workload.Name,
                sides[side].Name,
                Table.Text(timings[side].Min(timing => timing.Minimum)),
                Table.Text(medians.Median()),
                Table.Percent((medians.Max() - medians.Min()) / medians.Median()),
                side == 0 ? "" : Table.Text(ratio),
                side == 0 || workload.Goal == 0 ? "" : $"≥ {Table.Text(workload.Goal)}",
                Table.Percent(workload.Operations / medians.Median() / 1e3 / peak.Best));
        }
    }
}
