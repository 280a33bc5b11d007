namespace DslNet.Benchmarks.Gpu;

/// <summary>What there is of the command where the benchmarks were built without ILGPU.</summary>
internal static class GpuCommand
{
    /// <summary>Whether there is anything to measure.</summary>
    public static bool IsBuilt => false;

    /// <summary>Says how to get it.</summary>
    public static int Run(Effort effort)
    {
        _ = effort;
        Console.Error.WriteLine("The benchmarks were built without ILGPU. With it: dotnet run -c Release --project tests/DslNet.Benchmarks -p:UseIlgpuPackage=true -- gpu");
        return 2;
    }
}
