namespace DslNet;

/// <summary>
/// How the rows of an epoch are cut into batches: as many full ones as there are, then what is left. Where a batch must have two
/// rows and one would be left, the batch before lends it one; batches of two can't, and then that row waits for another epoch's order.
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

    /// <summary>The number of batches an epoch has.</summary>
    public int Count { get; }

    /// <summary>The first row of a batch, in the epoch's order.</summary>
    public int Start(int batch) => (batch * batchSize) - (lends && batch == Count - 1 ? 1 : 0);

    /// <summary>The row behind the last one of a batch.</summary>
    public int End(int batch) => batch == Count - 1 ? rows : Start(batch + 1);
}
