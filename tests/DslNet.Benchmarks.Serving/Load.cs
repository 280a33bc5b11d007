using System.Diagnostics;

namespace DslNet.Benchmarks.Serving;

/// <summary>Callers that ask as fast as they can.</summary>
/// <param name="RequestsASecond">Of all callers together.</param>
/// <param name="BytesARequest">Managed bytes allocated a request.</param>
internal readonly record struct Load(double RequestsASecond, double BytesARequest)
{
    // The clock and the flag are looked at once in so many requests.
    private const int Burst = 16;

    /// <summary>Lets so many threads ask for so long.</summary>
    public static Load Measure(IServer server, int callers, double seconds)
    {
        using Barrier start = new(callers + 1), end = new(callers + 1);
        bool stop = false;
        long requests = 0, bytes = 0;
        Thread[] threads = [.. Enumerable.Range(0, callers).Select(seed => new Thread(() =>
        {
            using ICaller caller = server.Caller();
            caller.Fill(seed);
            caller.Predict();
            start.SignalAndWait();
            long own = 0, before = GC.GetAllocatedBytesForCurrentThread();
            while (!Volatile.Read(ref stop))
            {
                for (int i = 0; i < Burst; i++)
                {
                    caller.Predict();
                }

                own += Burst;
            }

            Interlocked.Add(ref bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            Interlocked.Add(ref requests, own);
            end.SignalAndWait();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        start.SignalAndWait();
        long began = Stopwatch.GetTimestamp();
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        Volatile.Write(ref stop, true);
        end.SignalAndWait();
        double elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Array.ForEach(threads, thread => thread.Join());
        return new Load(requests / elapsed, (double)bytes / requests);
    }

    /// <summary>Numbers between −1 and 1.</summary>
    public static void Fill(Span<float> input, int seed)
    {
        Random random = new(seed);
        foreach (ref float value in input)
        {
            value = (2 * random.NextSingle()) - 1;
        }
    }
}
