using System.Diagnostics;
using System.Globalization;

namespace DslNet.Tests.Sharing;

/// <summary>
/// Eight threads that do the same until they are told to end. What one of them throws is thrown to the test, and one that hangs fails it.
/// A test lasts two seconds; <c>DSLNET_STRESS_SECONDS=60</c> makes it a minute.
/// </summary>
internal sealed class Crowd
{
    public const int Size = 8;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("DSLNET_STRESS_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : 2);

    private volatile bool ended;
    private Exception? failure;

    /// <summary>Whether its threads go on.</summary>
    public bool GoesOn => !ended;

    /// <summary>Starts the threads, does something again and again for the duration, ends the threads.</summary>
    public static void While(Action turn, Action<Crowd> each) => Around(
        () =>
        {
            for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < Duration;)
            {
                turn();
            }
        },
        each);

    /// <summary>Starts the threads, does something once, ends the threads.</summary>
    public static void Around(Action once, Action<Crowd> each)
    {
        Crowd crowd = new();
        Thread[] threads = [.. Enumerable.Range(0, Size).Select(_ => new Thread(() => crowd.Guarded(each)) { IsBackground = true })];
        Array.ForEach(threads, thread => thread.Start());
        try
        {
            once();
        }
        finally
        {
            crowd.ended = true;
        }

        foreach (Thread thread in threads)
        {
            thread.Join(TimeSpan.FromMinutes(2)).ShouldBeTrue("a thread hangs");
        }

        if (crowd.failure is not null)
        {
            throw new InvalidOperationException("A thread failed.", crowd.failure);
        }
    }

    private void Guarded(Action<Crowd> each)
    {
        try
        {
            each(this);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref failure, exception, null);
        }
    }
}
