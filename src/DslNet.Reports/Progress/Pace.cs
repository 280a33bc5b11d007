namespace DslNet.Reports;

/// <summary>
/// The throughput of a training and its remaining time, validation included. The first batch isn't counted where there are more:
/// it includes JIT compilation and first-touch page faults.
/// </summary>
internal sealed class Pace(TimeProvider time, TrainingPlan plan)
{
    private readonly long started = time.GetTimestamp();
    private long firstBatchEnded;
    private long batchesSince = -1;
    private int firstEpoch = 1;
    private int lastEpoch = 1;
    private int lastBatch;

    /// <summary>Rows per second, or null where nothing has been measured.</summary>
    public double? RowsPerSecond => SecondsPerBatch is double seconds and > 0 ? plan.Rows / (double)plan.Batches / seconds : null;

    /// <summary>The time to the end of the last epoch, or null where nothing has been measured.</summary>
    public TimeSpan? Left => SecondsPerBatch is double seconds ? TimeSpan.FromSeconds(Math.Min(seconds * BatchesLeft, TimeSpan.MaxValue.TotalSeconds / 2)) : null;

    /// <summary>The share of all epochs' batches that is done.</summary>
    public double Share => 1 - (BatchesLeft / (double)((long)plan.Epochs * plan.Batches));

    private long BatchesLeft => Math.Max(0, ((long)(plan.Epochs - lastEpoch + 1) * plan.Batches) - lastBatch);

    private double? SecondsPerBatch => batchesSince switch
    {
        < 0 => null,
        0 => time.GetElapsedTime(started).TotalSeconds,
        _ => time.GetElapsedTime(firstBatchEnded).TotalSeconds / batchesSince,
    };

    /// <summary>Records a batch. The first one need not be of epoch 1, in a resumed training.</summary>
    public void BatchEnded(int epoch, int batch)
    {
        if (batchesSince < 0)
        {
            firstBatchEnded = time.GetTimestamp();
            firstEpoch = epoch;
        }

        batchesSince++;
        lastEpoch = Math.Max(firstEpoch, epoch);
        lastBatch = batch;
    }
}
