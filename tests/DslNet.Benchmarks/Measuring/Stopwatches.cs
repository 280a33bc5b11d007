using System.Diagnostics;

namespace DslNet.Benchmarks.Measuring;

/// <summary>Times calls.</summary>
internal static class Stopwatches
{
    // A sample of several calls lasts at least so long, so that reading the clock doesn't count.
    private const double SampleMicroseconds = 50;

    /// <summary>One call, in µs.</summary>
    public static double Once(Action call)
    {
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    /// <summary>Calls for <paramref name="seconds"/>, at least 3 samples.</summary>
    public static Timing Round(Action call, double seconds)
    {
        int calls = CallsPerSample(call);
        List<double> samples = [];
        long start = Stopwatch.GetTimestamp();
        while (samples.Count < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            samples.Add(Sample(call, calls));
        }

        return new Timing(samples.Median(), samples.Min());
    }

    /// <summary>Managed bytes that this thread allocates in a call.</summary>
    public static double AllocatedBytes(Action call, int calls = 20)
    {
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls;
    }

    /// <summary>The middle, or the mean of the two in the middle.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static int CallsPerSample(Action call)
    {
        int calls = 1;
        while (Sample(call, calls) * calls < SampleMicroseconds)
        {
            calls *= 2;
        }

        return calls;
    }

    private static double Sample(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }
}
