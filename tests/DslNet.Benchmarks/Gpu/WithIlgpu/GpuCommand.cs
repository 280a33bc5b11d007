using System.Globalization;
using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;
using DslNet.Benchmarks.Peers;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace DslNet.Benchmarks.Gpu;

/// <summary>A training step against batch and width on every accelerator there is, beside the CPU and, where PyTorch sees a GPU, beside PyTorch.</summary>
internal static class GpuCommand
{
    /// <summary>Whether there is anything to measure.</summary>
    public static bool IsBuilt => true;

    private static readonly int[] Batches = [32, 128, 512, 2048];

    private static readonly GpuWorkload[] Workloads =
    [
        GpuWorkload.Of<Width64>(64), GpuWorkload.Of<Width256>(256), GpuWorkload.Of<Width1024>(1024), GpuWorkload.Of<Width4096>(4096),
    ];

    /// <summary>Measures and prints.</summary>
    public static int Run(Effort effort)
    {
        using Context context = Context.Create(builder => builder.Default().EnableAlgorithms().Optimize(OptimizationLevel.O2));
        using PeerProcess? peer = effort.IsSmoke ? null : PeerProcess.Start();
        string theirs = peer?.Ask("cuda") ?? "none";
        Console.WriteLine($"PyTorch with CUDA: {theirs}.");
        foreach (Device device in context.Devices)
        {
            using Accelerator accelerator = device.CreateAccelerator(context);
            bool isGpu = accelerator.AcceleratorType != AcceleratorType.CPU;
            Table.Begin(
                $"{accelerator.Name} ({accelerator.AcceleratorType}): a training step of n-n-10, SGDm, the loss read after each",
                "n", "batch", "launches", "µs", "µs on the CPU, all threads", "times the CPU", "torch eager, µs", "torch CUDA graph, µs");

            // ILGPU's threads on the CPU are for trying things out: one row shows that it works.
            foreach (GpuWorkload workload in isGpu ? Workloads : Workloads.Take(1))
            {
                foreach (int batch in isGpu && !effort.IsSmoke ? Batches : Batches.Take(1))
                {
                    Row(workload, batch, accelerator, theirs == "none" || !isGpu ? null : peer, effort);
                }
            }

            if (effort.IsSmoke)
            {
                break;
            }
        }

        return 0;
    }

    private static void Row(GpuWorkload workload, int batch, Accelerator accelerator, PeerProcess? peer, Effort effort)
    {
        using Job onCpu = workload.OnCpu(batch), onDevice = workload.On(accelerator, batch);
        List<double> cpu = [], device = [], eager = [], graph = [];
        onDevice.Step();
        onCpu.Step();
        for (int round = 0; round < effort.Rounds; round++)
        {
            device.Add(Stopwatches.Round(onDevice.Step, effort.RoundSeconds).Median);
            cpu.Add(Stopwatches.Round(onCpu.Step, effort.RoundSeconds).Median);
            if (peer is not null)
            {
                peer.Prepare($"cuda {workload.Layers} {batch} sgdm");
                eager.Add(peer.Measure(effort.RoundSeconds).Median);
                peer.Prepare($"graph {workload.Layers} {batch} sgdm");
                graph.Add(peer.Measure(effort.RoundSeconds).Median);
            }
        }

        Table.Row(
            InvariantText(workload.Width),
            InvariantText(batch),
            InvariantText(workload.Launches),
            Table.Text(device.Median()),
            Table.Text(cpu.Median()),
            Table.Text(cpu.Median() / device.Median()),
            peer is null ? "–" : Table.Text(eager.Median()),
            peer is null ? "–" : Table.Text(graph.Median()));
    }

    private static string InvariantText(int number) => number.ToString(CultureInfo.InvariantCulture);
}
