using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;
using DslNet.Benchmarks.Peers;
using ILGPU.Runtime;

namespace DslNet.Benchmarks.Gpu.WithIlgpu;

/// <summary>One size, measured on the accelerator and beside it, in alternating rounds.</summary>
/// <param name="Here">A timing a round, on the accelerator.</param>
/// <param name="Cpu">The same network on all cores.</param>
/// <param name="Eager">PyTorch, operation by operation; none without a peer.</param>
/// <param name="Graph">PyTorch, the step as one CUDA graph; none without a peer.</param>
/// <param name="AllocatedBytes">Managed bytes a step on the accelerator.</param>
internal sealed record AcceleratorRow(IReadOnlyList<Timing> Here, IReadOnlyList<Timing> Cpu, IReadOnlyList<Timing> Eager, IReadOnlyList<Timing> Graph, double AllocatedBytes)
{
    /// <summary>Measures it.</summary>
    public static AcceleratorRow Measure(SquareNet network, int batch, Accelerator accelerator, PeerProcess? eager, PeerProcess? graph, Effort effort)
    {
        using Job here = network.OnAccelerator(accelerator, batch), cpu = network.OnCpu(batch);
        foreach (PeerProcess? peer in new[] { eager, graph })
        {
            peer?.Prepare($"{network.Layers} {batch}");
        }

        // The first calls compile, and decide between cuBLAS and the generated kernels.
        double bytes = Stopwatches.AllocatedBytes(here.Step, 3);
        Stopwatches.Round(here.Step, effort.RoundSeconds);
        Stopwatches.Round(cpu.Step, effort.RoundSeconds);
        List<Timing> ours = [], cpus = [], eagers = [], graphs = [];
        for (int round = 0; round < effort.Rounds; round++)
        {
            ours.Add(Stopwatches.Round(here.Step, effort.RoundSeconds));
            cpus.Add(Stopwatches.Round(cpu.Step, effort.RoundSeconds));
            AddRound(eagers, eager, effort);
            AddRound(graphs, graph, effort);
        }

        return new AcceleratorRow(ours, cpus, eagers, graphs, bytes);
    }

    /// <summary>The median round's median.</summary>
    public static double Median(IReadOnlyList<Timing> rounds) => rounds.Select(round => round.Median).Median();

    /// <summary>How many times as fast as those the accelerator is: round against the round beside it, and of those the median.</summary>
    public double TimesAsFastAs(IReadOnlyList<Timing> others) => others.Zip(Here, (other, here) => other.Median / here.Median).Median();

    private static void AddRound(List<Timing> timings, PeerProcess? peer, Effort effort)
    {
        if (peer is not null)
        {
            timings.Add(peer.Measure(effort.RoundSeconds));
        }
    }
}
