namespace DslNet;

/// <summary>Puts the rows of a training set into each epoch's order and gathers them batch by batch, in memory taken once.</summary>
internal sealed class BatchReader
{
    private readonly SampleTable table;
    private readonly BatchPlan plan;
    private readonly int[] order;
    private readonly float[] inputs;
    private readonly float[] targets;
    private readonly int[] labels;
    private int start;
    private int count;

    public BatchReader(TrainingSet set, int batchSize, bool atLeastTwo)
    {
        table = set.Table;
        plan = new BatchPlan(set.Count, batchSize, atLeastTwo);
        order = [.. Enumerable.Range(0, set.Count)];
        int rows = Math.Min(batchSize, set.Count);
        inputs = new float[rows * set.InputSize];
        targets = set.HasLabels ? [] : new float[rows * set.TargetSize];
        labels = set.HasLabels ? new int[rows] : [];
    }

    /// <summary>The number of batches an epoch has.</summary>
    public int BatchCount => plan.Count;

    /// <summary>The number of rows of the batch read last.</summary>
    public int Rows => count;

    public bool HasLabels => table.HasLabels;

    public ReadOnlySpan<float> Inputs => inputs.AsSpan(0, count * table.InputSize);

    public ReadOnlySpan<float> Targets => targets.AsSpan(0, HasLabels ? 0 : count * table.TargetSize);

    public ReadOnlySpan<int> Labels => labels.AsSpan(0, HasLabels ? count : 0);

    /// <summary>A new order of the rows, which depends on seed and epoch alone.</summary>
    public void Shuffle(ulong seed, int epoch)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var random = new SeededRandom(seed, (ulong)epoch);
        random.Shuffle(order);
    }

    public void Read(int batch)
    {
        start = plan.Start(batch);
        count = plan.End(batch) - start;
        int inputSize = table.InputSize, targetSize = table.TargetSize;
        for (int i = 0; i < count; i++)
        {
            int row = order[start + i];
            table.CopyInputs(row, inputs.AsSpan(i * inputSize, inputSize));
            if (HasLabels)
            {
                labels[i] = table.Labels[row];
            }
            else
            {
                table.Targets.AsSpan(row * targetSize, targetSize).CopyTo(targets.AsSpan(i * targetSize));
            }
        }
    }

    /// <summary>The row of the set that is a row of the batch read last.</summary>
    public int RowInSet(int rowInBatch) => order[start + rowInBatch];
}
