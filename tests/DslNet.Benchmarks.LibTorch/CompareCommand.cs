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
        Run(rounds, seconds, Workload.All.Where(workload => workload.Name.Contains(name, StringComparison.Ordinal)), $"LibTorch {TorchSharp.torch.__version__}, one thread a side");
    }

    /// <summary>The same for layers against their cells in a Scan, where LibTorch needn't be.</summary>
    /// <param name="rounds">Alternating rounds.</param>
    /// <param name="seconds">How long a round lasts, on each side.</param>
    public static void RunScans(int rounds, double seconds) => Run(rounds, seconds, Workload.Scans, "One thread a side");

    private static void Run(int rounds, double seconds, IEnumerable<Workload> workloads, string sidesInWords)
    {
        FmaPeak peak = FmaPeak.Measure();
        Console.WriteLine($"{Machine.Name}; {Processor.Description}. FMA peak of a core: {peak}. {sidesInWords}. {rounds} rounds of {Table.Text(seconds)} s each.");
        Table.Begin("Time of a step or a prediction, µs", "workload", "side", "minimum", "median", "spread", "processor time", "ours is so many times as fast by minima", "by medians", "by processor time", "goal", "of FMA peak");
        foreach (Workload workload in workloads)
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
    private static Sample[][] Rounds(ISide[] sides, int rounds, double seconds)
    {
        Sample[][] samples = [.. sides.Select(_ => new Sample[rounds])];
        for (int round = -1; round < rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                Sample sample = Sample.Of(sides[side].Run, seconds);
                if (round >= 0)
                {
                    samples[side][round] = sample;
                }
            }
        }

        return samples;
    }

    private static void Print(Workload workload, ISide[] sides, Sample[][] samples, FmaPeak peak)
    {
        for (int side = 0; side < sides.Length; side++)
        {
            double[] medians = [.. samples[side].Select(sample => sample.Median)];
            double Ratio(Func<Sample, double> of) => samples[0].Zip(samples[side], (ours, theirs) => of(theirs) / of(ours)).Median();
            double minimum = samples[side].Min(sample => sample.Minimum);
            bool isOurs = side == 0;
            Table.Row(
                workload.Name,
                sides[side].Name,
                Table.Text(minimum),
                Table.Text(medians.Median()),
                Table.Percent((medians.Max() - medians.Min()) / medians.Median()),
                Table.Text(samples[side].Select(sample => sample.Processor).Median()),
                isOurs ? "" : Table.Text(minimum / samples[0].Min(sample => sample.Minimum)),
                isOurs ? "" : Table.Text(Ratio(sample => sample.Median)),
                isOurs ? "" : Table.Text(Ratio(sample => sample.Processor)),
                isOurs || workload.Goal == 0 ? "" : $"≥ {Table.Text(workload.Goal)}",
                Table.Percent(workload.Operations / minimum / 1e3 / peak.Best));
        }
    }
}
