namespace DslNet;

/// <summary>Shuffles the rows of a training set for each epoch and gathers them batch by batch, optionally augmented, in preallocated memory.</summary>
internal sealed class BatchReader
{
    private readonly NetworkInfo network;
    private readonly bool countsSteps;
    private readonly SampleTable table;
    private readonly BatchPlan plan;
    private readonly int[] order;
    private readonly float[] inputs;
    private readonly float[] targets;
    private readonly int[] labels;
    private readonly RowAugmenting? augmenting;
    private readonly float[]? importance;
    private readonly float[] weights;
    private readonly int inputSize;
    private ulong seed;
    private bool shuffle;
    private int start;
    private int count;

    /// <param name="network">The network, for the number of steps that its loss counts.</param>
    /// <param name="set">The training set.</param>
    /// <param name="batchSize">Rows of a full batch.</param>
    /// <param name="atLeastTwo">Whether no batch may have a single row.</param>
    /// <param name="augmenting">The augmentation, or null.</param>
    /// <param name="importance">The weight of each row of the set (<see cref="TrainingWeights"/>), or null.</param>
    /// <param name="dropLast">Whether only full batches are read.</param>
    public BatchReader(NetworkInfo network, TrainingSet set, int batchSize, bool atLeastTwo, RowAugmenting? augmenting = null, float[]? importance = null, bool dropLast = false)
    {
        this.network = network;
        countsSteps = StepTargets.Count(network);
        table = set.Table;
        this.augmenting = augmenting;
        inputSize = augmenting?.OutputSize ?? set.InputSize;
        this.importance = importance;
        plan = new BatchPlan(set.Count, batchSize, atLeastTwo, dropLast);
        order = [.. Enumerable.Range(0, set.Count)];
        int rows = Math.Min(batchSize, set.Count);
        inputs = new float[checked(rows * inputSize)];
        targets = set.HasLabels ? [] : new float[rows * set.TargetSize];
        labels = set.HasLabels ? new int[rows] : [];
        weights = importance is null ? [] : new float[rows];
    }

    /// <summary>The number of batches of an epoch.</summary>
    public int BatchCount => plan.Count;

    /// <summary>The number of rows of the current batch.</summary>
    public int Rows => count;

    /// <summary>Whether the inputs are augmented rather than the set's rows.</summary>
    public bool Augments => augmenting is not null;

    /// <summary>The number of values of a row of the inputs.</summary>
    public int InputSize => inputSize;

    public bool HasLabels => table.HasLabels;

    public ReadOnlySpan<float> Inputs => inputs.AsSpan(0, count * inputSize);

    public ReadOnlySpan<float> Targets => targets.AsSpan(0, HasLabels ? 0 : count * table.TargetSize);

    public ReadOnlySpan<int> Labels => labels.AsSpan(0, HasLabels ? count : 0);

    /// <summary>Whether rows are weighted.</summary>
    public bool IsWeighted => importance is not null;

    public ReadOnlySpan<float> Weights => weights.AsSpan(0, IsWeighted ? count : 0);

    /// <summary>The total weight of the current batch: its rows, or the sum of their weights; where the loss is a mean over steps, of those of their steps that count.</summary>
    public double TotalWeight { get; private set; }

    /// <summary>The current epoch.</summary>
    public long Epoch { get; private set; }

    /// <summary>The current batch, counted from 0.</summary>
    public int Batch { get; private set; }

    /// <summary>Begins an epoch: seeds its augmentation and, where asked, shuffles. Both depend on seed and epoch alone.</summary>
    public void BeginEpoch(ulong seed, long epoch, bool shuffle = true)
    {
        (this.seed, this.shuffle, Epoch) = (seed, shuffle, epoch);
        augmenting?.BeginEpoch(seed, epoch);
        if (shuffle)
        {
            Shuffle(seed, epoch);
        }
    }

    /// <summary>Reads a batch again, whichever epoch it was in.</summary>
    public void Reread(long epoch, int batch)
    {
        if (epoch != Epoch)
        {
            BeginEpoch(seed, epoch, shuffle);
        }

        Read(batch);
    }

    public void Read(int batch)
    {
        Batch = batch;
        start = plan.Start(batch);
        count = plan.End(batch) - start;
        int targetSize = table.TargetSize;
        augmenting?.Read(table, order.AsMemory(start, count), inputs);
        for (int i = 0; i < count; i++)
        {
            int row = order[start + i];
            if (augmenting is null)
            {
                table.CopyInputs(row, inputs.AsSpan(i * inputSize, inputSize));
            }

            if (HasLabels)
            {
                labels[i] = table.Labels[row];
            }
            else
            {
                table.Targets.AsSpan(row * targetSize, targetSize).CopyTo(targets.AsSpan(i * targetSize));
            }
        }

        ReadWeights();
    }

    private void ReadWeights()
    {
        TotalWeight = 0;
        for (int i = 0; i < count; i++)
        {
            float weight = importance is null ? 1 : weights[i] = importance[order[start + i]];
            TotalWeight += weight * (double)(countsSteps ? StepsOf(i) : 1);
        }
    }

    private int StepsOf(int row)
    {
        // A length that is none is refused by the pass.
        int size = table.TargetSize, length = Math.Clamp(StepTargets.LengthOf(network, inputs.AsSpan(row * inputSize, inputSize)), 0, network.Output[0]);
        return StepTargets.Counted(network, length, targets.AsSpan(row * size, size));
    }

    /// <summary>The index in the set of a row of the current batch.</summary>
    public int RowInSet(int rowInBatch) => order[start + rowInBatch];

    private void Shuffle(ulong seed, long epoch)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var random = new SeededRandom(seed, (ulong)epoch);
        random.Shuffle(order);
    }
}
