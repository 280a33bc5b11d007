using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DslNet.Benchmarks.Micro;

/// <summary>BenchmarkDotNet on the kernels.</summary>
internal static class MicroCommand
{
    private static readonly Type[] Benchmarks = [typeof(GemmBenchmarks), typeof(ElementBenchmarks), typeof(RowBenchmarks)];

    /// <summary>Measures and prints; 1 if a benchmark failed.</summary>
    public static int Run(Effort effort)
    {
        // In this process: the kernels opt out of tiering, so a process of its own for each would change nothing but the wait.
        Job job = (effort.IsSmoke ? Job.Dry : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(effort.IsSmoke ? NullLogger.Instance : ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "DslNet.Benchmarks"))
            .WithOptions(ConfigOptions.JoinSummary);
        Summary[] summaries = BenchmarkRunner.Run(Benchmarks, config);
        int done = summaries.Sum(summary => summary.Reports.Count(report => report.Success));
        int failed = summaries.Sum(summary => summary.BenchmarksCases.Length) - done;
        Console.WriteLine($"\n{done} kernel benchmarks ran, {failed} failed.");
        return failed == 0 && done > 0 ? 0 : 1;
    }
}
