using System.Globalization;
using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;
using DslNet.Benchmarks.Peers;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

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
        if (context.Devices.All(device => device.AcceleratorType == AcceleratorType.CPU))
        {
            Console.WriteLine("ILGPU finds no GPU here. What follows are its own threads on the CPU, which are for trying things out: its figures say nothing of a GPU.");
        }

        foreach (Device device in context.Devices)
        {
            using Accelerator accelerator = device.CreateAccelerator(context);
            bool isGpu = accelerator.AcceleratorType != AcceleratorType.CPU;
            // Of the same device; OpenCL's have no number there.
            string theirs = (accelerator is CudaAccelerator cuda ? peer?.Ask($"cuda {InvariantText(cuda.DeviceId)}") : null) ?? "none";
            Console.WriteLine($"\nDevice: {accelerator.Name} ({accelerator.AcceleratorType}). PyTorch there: {theirs}.");
            Table.Begin(
                $"{accelerator.Name} ({accelerator.AcceleratorType}): a training step of n-n-10, SGDm, the batch brought there and the loss read in each",
                "n", "batch", "launches", "µs", "µs on the CPU, all threads", "times the CPU", "torch eager, µs", "torch CUDA graph, µs");

            // ILGPU's threads on the CPU are for trying things out: one row shows that it works.
            foreach (GpuWorkload workload in isGpu ? Workloads : Workloads.Take(1))
            {
                foreach (int batch in isGpu && !effort.IsSmoke ? Batches : Batches.Take(1))
                {
                    Row(workload, batch, accelerator, theirs == "none" ? null : peer, effort);
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
        // The first steps compile, and decide between cuBLAS and the generated kernels.
        Stopwatches.Round(onDevice.Step, effort.RoundSeconds);
        Stopwatches.Round(onCpu.Step, effort.RoundSeconds);
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
