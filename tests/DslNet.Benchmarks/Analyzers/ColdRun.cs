using System.Diagnostics;
using System.Globalization;
using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.Analyzers;

/// <summary>
/// The first analysis of a process, each in a process of its own. Most of it is Roslyn itself, which the package brings as IL and the SDK
/// as machine code: what counts is how much more all analyzers take than one that does nothing.
/// </summary>
internal static class ColdRun
{
    /// <summary>Behind the command's name, what tells a process that it is one of these.</summary>
    public const string Argument = "cold";

    /// <summary>Measures in turns and prints.</summary>
    public static void Print(int networks, int repetitions)
    {
        List<double[]> idle = [], all = [];
        for (int i = 0; i < repetitions; i++)
        {
            idle.Add(Measure("idle", networks));
            all.Add(Measure("all", networks));
        }

        Table.Begin($"{networks} networks in {networks} files, first analysis of a process, ms", "what", $"median of {repetitions} processes", "processor time, median");
        Row("an analyzer that does nothing", idle);
        Row("analyzers together", all);
    }

    /// <summary>What such a process does: one analysis, and its times on a line.</summary>
    public static void Answer(string which, int networks)
    {
        Action analysis = AnalyzersCommand.Analysis(networks, isIdle: which == "idle");
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double wall = Stopwatches.Once(analysis) / 1e3;
        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall} {processor}"));
    }

    private static double[] Measure(string which, int networks)
    {
        ProcessStartInfo start = new("dotnet", [typeof(ColdRun).Assembly.Location, "analyzers", Argument, which, networks.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The process that measures '{which}' ended with {process.ExitCode}.");
    }

    private static void Row(string what, List<double[]> times) =>
        Table.Row(what, Table.Text(times.Select(time => time[0]).ToList().Median()), Table.Text(times.Select(time => time[1]).ToList().Median()));
}
