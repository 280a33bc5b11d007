using DslNet.Kernels.Driver;
using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>Makes the variants of a batch's rows on the network's worker threads, in memory taken once.</summary>
internal sealed class RowAugmenting
{
    // About what a value of a small rotation costs, in the pool's units. Only whether a batch is divided hangs on it.
    private const int CostOfValue = 16;

    private readonly WorkerPool? workers;
    private readonly IAugmenter[] augmenters;
    private readonly float[][] rows;
    private ulong seed;
    private long epoch;
    private SampleTable? table;
    private ReadOnlyMemory<int> numbers;
    private float[] variants = [];

    public RowAugmenting(IAugmentation augmentation, TrainingSet set, INetwork network)
    {
        workers = (network as ICompiledNetwork)?.Driver.Workers;
        Shape sample = SampleShape(set, network.Info);
        OutputSize = augmentation.OutputOf(sample).Size;
        augmenters = [.. Enumerable.Range(0, workers?.Threads ?? 1).Select(_ => augmentation.Prepare(sample))];
        rows = [.. augmenters.Select(_ => set.InMemory ? [] : new float[set.InputSize])];
    }

    /// <summary>The number of values of a variant.</summary>
    public int OutputSize { get; }

    /// <summary>How an augmentation sees the rows of a set: as the network does, where it can.</summary>
    public static Shape SampleShape(TrainingSet set, NetworkInfo network) => set.InputSize == network.Input.Size ? network.Input : new Shape(set.InputSize);

    public void BeginEpoch(ulong seed, long epoch) => (this.seed, this.epoch) = (seed, epoch);

    /// <summary>Makes the variants of the rows of those numbers, one behind the other.</summary>
    public void Read(SampleTable table, ReadOnlyMemory<int> numbers, float[] variants)
    {
        (this.table, this.numbers, this.variants) = (table, numbers, variants);
        var job = new Job(this);
        if (workers is null)
        {
            job.Run(0, numbers.Length, 0);
        }
        else
        {
            workers.Run(job, numbers.Length, (long)numbers.Length * Math.Max(OutputSize, table.InputSize) * CostOfValue);
        }
    }

    private void Make(int i, int worker)
    {
        int row = numbers.Span[i];
        Span<float> variant = variants.AsSpan(i * OutputSize, OutputSize);

        // By its row in the set and not by its place in the batch: a row has the same variant whatever the order and the batch size.
        var random = new SampleRandom(seed, epoch, row);
        if (table!.InMemory)
        {
            augmenters[worker].Apply(table.Inputs.AsSpan(row * table.InputSize, table.InputSize), variant, ref random);
        }
        else
        {
            table.CopyInputs(row, rows[worker]);
            augmenters[worker].Apply(rows[worker], variant, ref random);
        }
    }

    private readonly struct Job(RowAugmenting owner) : IRangeJob
    {
        public void Run(int from, int to, int worker)
        {
            for (int i = from; i < to; i++)
            {
                owner.Make(i, worker);
            }
        }
    }
}
