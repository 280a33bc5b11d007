#if USES_ILGPU
using DslNet.Benchmarks.Gpu.WithIlgpu;
#endif

namespace DslNet.Benchmarks.Gpu;

/// <summary>Training steps on the accelerators of this machine, where the benchmarks were built with ILGPU.</summary>
internal static class GpuCommand
{
    private const string HowToBuild =
        "These benchmarks were built without ILGPU. With it: dotnet run -c Release --project tests/DslNet.Benchmarks -p:UseIlgpuPackage=true -- gpu (or -p:IlgpuPath=FOLDER for a build of your own).";

    /// <summary>Whether there is something to run.</summary>
    public static bool IsBuilt =>
#if USES_ILGPU
        true;
#else
        false;
#endif

    /// <summary>Measures and prints, or says how to build it.</summary>
    public static int Run(Effort effort)
    {
#if USES_ILGPU
        AcceleratorTables.Print(effort);
        return 0;
#else
        _ = effort;
        Console.Error.WriteLine(HowToBuild);
        return 2;
#endif
    }
}
