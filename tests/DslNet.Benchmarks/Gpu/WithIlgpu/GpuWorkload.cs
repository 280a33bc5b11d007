using System.Reflection;
using DslNet.Benchmarks.Networks;
using ILGPU.Runtime;

namespace DslNet.Benchmarks.Gpu;

/// <summary>A network that is trained on the CPU and on a device.</summary>
/// <param name="Width">Inputs and units of the hidden layer.</param>
/// <param name="Launches">Kernels that a training step launches.</param>
/// <param name="OnCpu">A training step of so many rows, on all cores.</param>
/// <param name="On">A training step of so many rows on a device.</param>
internal sealed record GpuWorkload(int Width, int Launches, Func<int, Job> OnCpu, Func<Accelerator, int, Job> On)
{
    /// <summary>For the peer.</summary>
    public string Layers => FormattableString.Invariant($"{Width}-{Width}-10");

    /// <summary>Of a network with a nested <c>Gpu</c>.</summary>
    public static GpuWorkload Of<T>(int width)
        where T : INetwork<T>
    {
        Type device = typeof(T).GetNestedType("Gpu", BindingFlags.Public | BindingFlags.NonPublic) ?? throw new InvalidOperationException($"{typeof(T)} has no nested Gpu.");
        return new GpuWorkload(
            width,
            (int)device.GetField("LaunchesPerStep")!.GetValue(null)!,
            batch => Job.Train<T>(batch, adam: false, threads: 0),
            (accelerator, batch) =>
            {
                using T network = T.Create(batch, 1, 1);
                return Job.Train((INetwork)Activator.CreateInstance(device, accelerator, network, batch, MatrixProducts.Fastest)!, adam: false);
            });
    }
}
