using DslNet.Benchmarks.Networks;
using ILGPU.Runtime;

namespace DslNet.Benchmarks.Gpu.WithIlgpu;

/// <summary>A network n-n-10 that can be made on both sides.</summary>
/// <param name="Width">Its n.</param>
/// <param name="LaunchesPerStep">Kernels that a training step launches on an accelerator.</param>
/// <param name="OnCpu">Makes a job for so many rows, on all cores.</param>
/// <param name="OnAccelerator">Makes the same job there.</param>
internal sealed record SquareNet(int Width, int LaunchesPerStep, Func<int, Job> OnCpu, Func<Accelerator, int, Job> OnAccelerator)
{
    /// <summary>All, narrow ones first.</summary>
    public static IReadOnlyList<SquareNet> All { get; } =
    [
        Of<Width64>(64, Width64.Gpu.LaunchesPerStep, (accelerator, network, batch) => new Width64.Gpu(accelerator, network, batch)),
        Of<Width256>(256, Width256.Gpu.LaunchesPerStep, (accelerator, network, batch) => new Width256.Gpu(accelerator, network, batch)),
        Of<Width1024>(1024, Width1024.Gpu.LaunchesPerStep, (accelerator, network, batch) => new Width1024.Gpu(accelerator, network, batch)),
        Of<Width4096>(4096, Width4096.Gpu.LaunchesPerStep, (accelerator, network, batch) => new Width4096.Gpu(accelerator, network, batch)),
    ];

    /// <summary>For the peer.</summary>
    public string Layers => $"{Width}-{Width}-10";

    private static SquareNet Of<T>(int width, int launches, Func<Accelerator, T, int, INetwork> onAccelerator)
        where T : INetwork<T> => new(
            width,
            launches,
            batch => Job.Train<T>(batch, adam: false, threads: 0),
            (accelerator, batch) =>
            {
                using T start = T.Create(1, 1, 1);
                return Job.Train(onAccelerator(accelerator, start, batch), batch, adam: false);
            });
}
