namespace DslNet;

/// <summary>
/// How the rows of an epoch are divided into batches: full ones, then the remainder. Where a batch must have two
/// rows and one would remain, it takes one from the batch before; with batches of two the remaining row is skipped in that epoch.
/// </summary>
internal readonly struct BatchPlan
{
    private readonly int rows, batchSize;
    private readonly bool lends;

    public BatchPlan(int rows, int batchSize, bool atLeastTwo, bool dropLast = false)
    {
        rows = dropLast ? rows - (rows % batchSize) : rows;
        this.rows = rows;
        this.batchSize = batchSize;
        Count = (rows + batchSize - 1) / batchSize;
        if (atLeastTwo && rows % batchSize == 1 && rows > batchSize)
        {
            lends = batchSize > 2;
            if (!lends)
            {
                Count--;
                this.rows--;
            }
        }
    }

    /// <summary>The number of batches of an epoch.</summary>
    public int Count { get; }

    /// <summary>The first row of a batch, in the epoch's order.</summary>
    public int Start(int batch) => (batch * batchSize) - (lends && batch == Count - 1 ? 1 : 0);

    /// <summary>The end (exclusive) of a batch's rows.</summary>
    public int End(int batch) => batch == Count - 1 ? rows : Start(batch + 1);
}
