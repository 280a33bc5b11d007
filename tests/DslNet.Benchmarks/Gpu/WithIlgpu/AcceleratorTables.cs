using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Peers;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace DslNet.Benchmarks.Gpu.WithIlgpu;

/// <summary>A table an accelerator: a training step against batch and width, beside the CPU, and where there is one beside PyTorch with CUDA.</summary>
internal static class AcceleratorTables
{
    private static readonly int[] Batches = [32, 128, 512, 2048];

    /// <summary>Measures on every GPU; where there is none, a little on ILGPU's own threads.</summary>
    public static void Print(Effort effort)
    {
        using Context context = Context.Create(builder => builder.Default().Optimize(OptimizationLevel.O2));
        Device[] gpus = [.. context.Devices.Where(device => device.AcceleratorType != AcceleratorType.CPU)];
        if (gpus.Length == 0)
        {
            Console.WriteLine("ILGPU finds no GPU here. What follows are its own threads on the CPU, which are for trying things out, and so slow that most sizes are left out.");
        }

        foreach (Device device in gpus.Length > 0 ? gpus : context.Devices.Take(1))
        {
            Print(context, device, effort);
        }
    }

    private static void Print(Context context, Device device, Effort effort)
    {
        using Accelerator accelerator = device.CreateAccelerator(context);
        // A smoke run is the same everywhere, whether or not there is a PyTorch.
        using PeerProcess? eager = effort.IsSmoke ? null : Peer(device, "eager"), graph = effort.IsSmoke ? null : Peer(device, "graph");
        Console.WriteLine($"\nDevice: {device.Name} ({device.AcceleratorType}), {device.NumMultiprocessors} multiprocessors. CPU: {Environment.ProcessorCount} threads. {effort.Rounds} rounds.");
        Console.WriteLine($"Peer: {(effort.IsSmoke ? "not asked for" : eager?.Version ?? "none: it takes a CUDA device, and a python3 whose torch can use it")}.");
        Table.Begin(
            $"{device.Name} ({device.AcceleratorType}): train n-n-10, SGDm, batch and loss moved in and out, median µs a step",
            "n", "batch", "launches", "here", "bytes a step", "CPU", "CPU / here", "torch eager", "eager / here", "torch CUDA graph", "graph / here");
        bool isGpu = device.AcceleratorType != AcceleratorType.CPU;
        foreach (SquareNet network in SquareNet.All.Take(isGpu && !effort.IsSmoke ? int.MaxValue : 1))
        {
            foreach (int batch in Batches.Take(effort.IsSmoke ? 1 : isGpu ? int.MaxValue : 2))
            {
                Print(network, batch, AcceleratorRow.Measure(network, batch, accelerator, eager, graph, effort));
            }
        }
    }

    private static PeerProcess? Peer(Device device, string mode) => device is CudaDevice cuda ? PeerProcess.StartOnGpu(mode, cuda.DeviceId) : null;

    private static void Print(SquareNet network, int batch, AcceleratorRow row) => Table.Row(
        $"{network.Width}",
        $"{batch}",
        $"{network.LaunchesPerStep}",
        Table.Text(AcceleratorRow.Median(row.Here)),
        Table.Text(row.AllocatedBytes),
        Text(row.Cpu),
        Ratio(row, row.Cpu),
        Text(row.Eager),
        Ratio(row, row.Eager),
        Text(row.Graph),
        Ratio(row, row.Graph));

    private static string Text(IReadOnlyList<Timing> rounds) => rounds.Count > 0 ? Table.Text(AcceleratorRow.Median(rounds)) : "–";

    private static string Ratio(AcceleratorRow row, IReadOnlyList<Timing> rounds) => rounds.Count > 0 ? Table.Text(row.TimesAsFastAs(rounds)) : "–";
}
