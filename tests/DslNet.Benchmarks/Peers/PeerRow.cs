using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;

namespace DslNet.Benchmarks.Peers;

/// <summary>One workload, measured on both sides.</summary>
/// <param name="Ours">A timing a round.</param>
/// <param name="Theirs">A timing a round; none without a peer.</param>
/// <param name="Mode">The mode of the peer that was fastest.</param>
/// <param name="SecondStep">µs of the second step that the network ever did.</param>
/// <param name="AllocatedBytes">Managed bytes a step.</param>
/// <param name="Operations">Multiplications and additions a step.</param>
internal sealed record PeerRow(IReadOnlyList<Timing> Ours, IReadOnlyList<Timing> Theirs, string Mode, double SecondStep, double AllocatedBytes, double Operations)
{
    /// <summary>Our µs a step.</summary>
    public double Median => Ours.Select(round => round.Median).Median();

    /// <summary>Our best µs a step.</summary>
    public double Minimum => Ours.Min(round => round.Minimum);

    /// <summary>The peer's µs a step.</summary>
    public double TheirMedian => Theirs.Select(round => round.Median).Median();

    /// <summary>How many times faster we are: round against the round beside it, and of those the median, so that a drift of the machine cancels.</summary>
    public double Ratio => Theirs.Zip(Ours, (theirs, ours) => theirs.Median / ours.Median).Median();

    /// <summary>GFLOP/s of a step of median length.</summary>
    public double Speed => Operations / Median / 1e3;

    /// <summary>The second step against the median.</summary>
    public double SecondStepRatio => SecondStep / Median;

    /// <summary>Measures a workload.</summary>
    public static PeerRow Measure(Workload workload, PeerProcess? peer, Effort effort)
    {
        using Job job = workload.Make(1);
        job.Step();
        _ = Stopwatches.Once(() => { }); // so that the clock's own first use isn't taken for the network's
        double second = Stopwatches.Once(job.Step);
        double bytes = Stopwatches.AllocatedBytes(job.Step);
        string mode = peer?.Prepare(workload.Request) ?? "";
        Stopwatches.Round(job.Step, effort.RoundSeconds);

        List<Timing> ours = [];
        List<Timing> theirs = [];
        for (int round = 0; round < effort.Rounds; round++)
        {
            ours.Add(Stopwatches.Round(job.Step, effort.RoundSeconds));
            if (peer is not null)
            {
                theirs.Add(peer.Measure(effort.RoundSeconds));
            }
        }

        return new PeerRow(ours, theirs, mode, second, bytes, job.Operations);
    }
}
