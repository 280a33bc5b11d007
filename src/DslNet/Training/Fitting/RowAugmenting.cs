using DslNet.Kernels.Driver;
using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>Augments a batch's rows on the network's worker threads, in preallocated memory.</summary>
internal sealed class RowAugmenting
{
    // About the cost of a value of a small rotation, in the pool's units; it only decides whether a batch is divided.
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

    /// <summary>The shape in which an augmentation gets the rows of a set: the network's input shape, where it fits.</summary>
    public static Shape SampleShape(TrainingSet set, NetworkInfo network) => set.InputSize == network.Input.Size ? network.Input : new Shape(set.InputSize);

    public void BeginEpoch(ulong seed, long epoch) => (this.seed, this.epoch) = (seed, epoch);

    /// <summary>Augments the rows of the given indices.</summary>
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

        // Keyed by the row's index in the set, not in the batch: its variant doesn't depend on order or batch size.
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
