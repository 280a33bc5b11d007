using System.Diagnostics;
using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.LibTorch;

/// <summary>What a round took.</summary>
/// <param name="Minimum">Least µs of a call.</param>
/// <param name="Median">Median µs of a call.</param>
/// <param name="Processor">Processor time of the process by call, µs: what others on the machine do in the meantime isn't in it.</param>
internal readonly record struct Sample(double Minimum, double Median, double Processor)
{
    /// <summary>Calls for a time, at least 3.</summary>
    public static Sample Of(Action call, double seconds)
    {
        List<double> times = [];
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        while (times.Count < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            times.Add(Stopwatches.Once(call));
        }

        double processor = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / times.Count;
        return new Sample(times.Min(), times.Median(), processor);
    }
}
