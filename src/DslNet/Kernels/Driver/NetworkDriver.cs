using System.ComponentModel;
using DslNet.Kernels.Inference;
using DslNet.Kernels.Memory;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Driver;

/// <summary>
/// The driver of every generated network: its memory, its mode and seed, its threads. It checks arguments, copies data in and out
/// and runs the generated kernels. All memory is allocated by the constructor. One caller at a time: a second thread is refused
/// (<see cref="ExclusiveUse"/>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkDriver : IDisposable
{
    private readonly NetworkMemory memory;
    private readonly PassChecks checks;
    private ulong seed;
    private ulong step;
    private long epochs;
    private long changes;
    private bool holdsBack;
    private IOptimizer? stepping;

    /// <summary>Allocates all memory and initializes the parameters. Its threads are the process's, shared by all networks.</summary>
    /// <param name="info">The network.</param>
    /// <param name="batchSize">The largest number of rows of a training pass; at least 1.</param>
    /// <param name="seed">The seed of the initial parameters and of dropout.</param>
    /// <param name="threads">Threads in all; 0 is every core.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="batchSize"/> is less than 1 or so large that an int can't index the elements of a layer, or <paramref name="threads"/> is negative or
    /// above the limit for a process.
    /// </exception>
    public NetworkDriver(NetworkInfo info, int batchSize, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (batchSize < 1)
        {
            throw OutOfRange.Of(nameof(batchSize), batchSize, "Expected a batch of 1 or more rows.");
        }

        info.Workspace.CheckBatch(batchSize);
        Info = info;
        BatchSize = batchSize;
        Workers = new WorkerPool(threads, info.Workspace.TrainingScratch);
        memory = new NetworkMemory(info, batchSize);
        positiveWeights = PositiveWeightsOf(info);
        Inference = new InferencePass(Workers, memory.Values, batchSize, memory.Parameters, memory.Buffers, memory.Statistics, []);
        Use = new ExclusiveUse(info.Name, Free);
        parameterViews = new object?[info.Parameters.Count];
        bufferViews = new object?[info.Buffers.Count];
        checks = new PassChecks(info, batchSize);
        Regularization = info.Regularization;
        Initialize(seed);
        ProcessorEventSource.Announce();
    }

    /// <summary>What the network is.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The largest number of rows of a training pass.</summary>
    public int BatchSize { get; }

    /// <summary>How <c>Forward</c> runs; Train after construction.</summary>
    public Mode Mode { get; private set; } = Mode.Train;

    /// <summary>The network's threads.</summary>
    public WorkerPool Workers { get; }

    /// <summary>The network's memory as the operands of inference kernels.</summary>
    public InferencePass Inference { get; }

    /// <summary>The state of the random number generator: the seed, and the training passes since the last <see cref="Initialize"/>.</summary>
    public RandomState Random => new(seed, step);

    /// <summary>The penalty's factors; at first those of the network's attribute.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Regularization Regularization
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Use.Enter();
            try
            {
                Use.MustNotBeCalledBack();
                field = value;
                changes++;
                FloatSlice l1 = memory.L1, l2 = memory.L2;
                l1[0] = value.L1;
                l2[0] = value.L2;
            }
            finally
            {
                Use.Exit();
            }
        }
    }

    /// <summary>The lock of the network: one caller at a time.</summary>
    internal ExclusiveUse Use { get; }

    private int InputSize => Info.Input.Size;

    private int OutputSize => Info.Output.Size;

    /// <summary>Sets training mode: <c>Forward</c> uses dropout and batch statistics.</summary>
    public void Train() => Set(Mode.Train);

    /// <summary>Sets evaluation mode: <c>Forward</c> is <c>Predict</c>.</summary>
    public void Eval() => Set(Mode.Eval);

    /// <summary>Frees the memory, or defers that to the thread that uses the network now. Slices are invalid afterwards.</summary>
    public void Dispose() => Use.Dispose();

    private void Set(Mode mode)
    {
        Use.Enter();
        Mode = mode;
        Use.Exit();
    }
}
