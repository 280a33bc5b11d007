using System.Diagnostics;

namespace DslNet;

/// <summary>
/// Times training batches as Fit runs them, in intervals of a tenth of a second: first a warm-up of at least a second, until they get no
/// faster (tiered compilation), then the measured ones.
/// </summary>
internal sealed class BatchTiming(GuardedStep step, BatchReader batches)
{
    private const double Stretch = 0.1, ShortestWarmUp = 1, LongestWarmUp = 2, LongestTiming = 2;
    private const int TimedStretches = 11, WholeEpochsUpTo = 4;
    private int next;

    /// <summary>The mean time of a batch, with its part of the epoch's shuffling.</summary>
    public double SecondsPerBatch()
    {
        batches.BeginEpoch(0, 1);
        WarmUp();
        long began = Stopwatch.GetTimestamp();
        batches.BeginEpoch(0, 2);
        double shuffling = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return Timed() + (shuffling / batches.BatchCount);
    }

    private void WarmUp()
    {
        long began = Stopwatch.GetTimestamp();
        double before, now = double.PositiveInfinity, passed;
        do
        {
            before = now;
            now = TimeStretch();
            passed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        while (passed < ShortestWarmUp || (now < 0.97 * before && passed < LongestWarmUp));
    }

    // The mean without the longest and the shortest: a stretch in which the machine did something else has no say, but a machine that
    // always does something else has (a median would forget that now and then it does).
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
        return (stretches.Count < 3 ? stretches : stretches[1..^1]).Average();
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
