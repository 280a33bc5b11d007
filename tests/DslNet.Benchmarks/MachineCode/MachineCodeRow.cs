using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.MachineCode;

/// <summary>One workload in one publication.</summary>
/// <param name="Publication">How it was published.</param>
/// <param name="Rounds">A timing a round.</param>
/// <param name="Ratios">Each round's median against that of the publication to compare with, in the same round.</param>
/// <param name="FirstStep">µs of the first step of a fresh process: the median of several.</param>
/// <param name="SecondStep">Likewise of the second.</param>
internal sealed record MachineCodeRow(Publication Publication, IReadOnlyList<Timing> Rounds, IReadOnlyList<double> Ratios, double FirstStep, double SecondStep)
{
    private const int FreshProcesses = 5;

    /// <summary>µs a step.</summary>
    public double Median => Rounds.Select(round => round.Median).Median();

    /// <summary>The least µs a step.</summary>
    public double Minimum => Rounds.Min(round => round.Minimum);

    /// <summary>How many times as long as the publication to compare with.</summary>
    public double Ratio => Ratios.Median();

    /// <summary>Measures a workload in all publications: in fresh processes first, then in alternating rounds.</summary>
    public static IReadOnlyList<MachineCodeRow> Measure(IReadOnlyList<Publication> publications, string root, string workload, Effort effort)
    {
        List<(double First, double Second)>[] steps = [.. publications.Select(_ => new List<(double, double)>())];
        for (int i = 0; i < FreshProcesses; i++)
        {
            for (int j = 0; j < publications.Count; j++)
            {
                using PublishedProcess fresh = PublishedProcess.Start(publications[j], root, workload);
                steps[j].Add((fresh.First, fresh.Second));
            }
        }

        Timing[][] rounds = Alternate(publications, root, workload, effort);
        return [.. publications.Select((publication, index) =>
        {
            int against = publications.Select(other => other.Name).ToList().IndexOf(publication.Against);
            double[] ratios = [.. rounds[index].Zip(rounds[against], (own, other) => own.Median / other.Median)];
            return new MachineCodeRow(publication, rounds[index], ratios, steps[index].Select(step => step.First).Median(), steps[index].Select(step => step.Second).Median());
        })];
    }

    private static Timing[][] Alternate(IReadOnlyList<Publication> publications, string root, string workload, Effort effort)
    {
        PublishedProcess[] processes = [.. publications.Select(publication => PublishedProcess.Start(publication, root, workload))];
        try
        {
            // The just-in-time compiler takes its time: what it has found out after these is what is compared.
            foreach (PublishedProcess process in processes)
            {
                process.Measure(effort.RoundSeconds);
            }

            Timing[][] rounds = [.. processes.Select(_ => new Timing[effort.Rounds])];
            for (int round = 0; round < effort.Rounds; round++)
            {
                for (int i = 0; i < processes.Length; i++)
                {
                    rounds[i][round] = processes[i].Measure(effort.RoundSeconds);
                }
            }

            return rounds;
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }
    }
}
