using System.Diagnostics;

namespace DslNet;

/// <summary>
/// Times training batches in the way that Fit runs them, in stretches of a tenth of a second: first until they get no faster (new code
/// is compiled again while it runs), then a few that count.
/// </summary>
internal sealed class Rehearsal(GuardedStep step, BatchReader batches)
{
    private const double Stretch = 0.1, LongestWarmUp = 1.5, LongestTiming = 2;
    private const int TimedStretches = 7, WholeEpochsUpTo = 4;
    private int next;

    /// <summary>The mean time of a batch, its share of the epoch's shuffling included.</summary>
    public double SecondsPerBatch()
    {
        batches.Shuffle(0, 1);
        WarmUp();
        long began = Stopwatch.GetTimestamp();
        batches.Shuffle(0, 2);
        double shuffling = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return Timed() + (shuffling / batches.BatchCount);
    }

    private void WarmUp()
    {
        long began = Stopwatch.GetTimestamp();
        double before = double.PositiveInfinity, now = TimeStretch();
        while (now < 0.97 * before && Stopwatch.GetElapsedTime(began).TotalSeconds < LongestWarmUp)
        {
            before = now;
            now = TimeStretch();
        }
    }

    // The median: a stretch in which the machine did something else has no say.
    private double Timed()
    {
        long began = Stopwatch.GetTimestamp();
        List<double> stretches = [];
        do
        {
            stretches.Add(TimeStretch());
        }
        while (stretches.Count < TimedStretches && Stopwatch.GetElapsedTime(began).TotalSeconds < LongestTiming);

        stretches.Sort();
        return (stretches[(stretches.Count - 1) / 2] + stretches[stretches.Count / 2]) / 2;
    }

    /// <summary>Runs batches for a tenth of a second, at least one, and returns the mean time of one.</summary>
    private double TimeStretch()
    {
        long began = Stopwatch.GetTimestamp();
        double seconds;
        int count = 0;
        do
        {
            batches.Read(next);
            step.Run(epoch: 1, next + 1);
            next = (next + 1) % batches.BatchCount;
            count++;
            seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        while (seconds < Stretch || EndsInMidEpoch(count));

        return seconds / count;
    }

    // The last batch of an epoch may be a short one: where it would weigh too much or too little, stretches are whole epochs.
    private bool EndsInMidEpoch(int count) => next != 0 && (count > batches.BatchCount || batches.BatchCount <= WholeEpochsUpTo);
}
