using System.ComponentModel;

namespace DslNet.Kernels;

/// <summary>
/// What every generated network has inside: its memory, its mode and seed, its threads. It checks arguments, moves data in and out
/// and runs the generated kernels. All memory is taken by the constructor. One caller at a time: two threads must not use
/// one network at once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkDriver : IDisposable
{
    private readonly NetworkMemory memory;
    private readonly PassChecks checks;
    private ulong seed;
    private ulong step;
    private bool disposed;
    private Optimizer? stepping;

    /// <summary>Takes all memory, starts the threads and initializes the parameters.</summary>
    /// <param name="info">The network.</param>
    /// <param name="batchSize">The most rows of a training pass; at least 1.</param>
    /// <param name="seed">Of the first parameters and of dropout.</param>
    /// <param name="threads">Threads in all; 0 is every core.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1 or <paramref name="threads"/> is negative.</exception>
    public NetworkDriver(NetworkInfo info, int batchSize, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (batchSize < 1)
        {
            throw OutOfRange.Of(nameof(batchSize), batchSize, "Expected a batch of 1 or more rows.");
        }

        Info = info;
        BatchSize = batchSize;
        Workers = new WorkerPool(threads);
        memory = new NetworkMemory(info, batchSize);
        checks = new PassChecks(info, batchSize);
        Workers.Reserve(ScratchFloats(info));
        Regularization = info.Regularization;
        Initialize(seed);
    }

    /// <summary>Ends the threads of a network that was never disposed; its memory has finalizers of its own.</summary>
    ~NetworkDriver() => Workers?.Stop();

    /// <summary>What the network is.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The most rows of a training pass.</summary>
    public int BatchSize { get; }

    /// <summary>How <c>Forward</c> runs; Train after construction.</summary>
    public Mode Mode { get; private set; } = Mode.Train;

    /// <summary>The network's threads.</summary>
    public WorkerPool Workers { get; }

    /// <summary>Where the random numbers stand: the seed, and the training passes since the last <see cref="Initialize"/>.</summary>
    public RandomState Random => new(seed, step);

    /// <summary>The penalty's factors; at first those of the network's attribute.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Regularization Regularization
    {
        get;
        set
        {
            ThrowIfDisposed();
            PassChecks.Penalty(value);
            field = value;
            FloatSlice l1 = memory.L1, l2 = memory.L2;
            l1[0] = value.L1;
            l2[0] = value.L2;
        }
    }

    private int InputSize => Info.Input.Size;

    private int OutputSize => Info.Output.Size;

    /// <summary>Dropout and batch statistics are at work in <c>Forward</c>.</summary>
    public void Train()
    {
        ThrowIfDisposed();
        Mode = Mode.Train;
    }

    /// <summary><c>Forward</c> is as <c>Predict</c>.</summary>
    public void Eval()
    {
        ThrowIfDisposed();
        Mode = Mode.Eval;
    }

    /// <summary>Ends the threads and frees the memory. Slices and views are of no use from here on.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Workers.Dispose();
            memory.Dispose();
            GC.SuppressFinalize(this);
        }
    }

    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    internal void ThrowIfDisposed()
    {
        if (disposed)
        {
            throw new ObjectDisposedException(Info.Name);
        }
    }

    /// <summary>What the largest product of the network needs.</summary>
    private static long ScratchFloats(NetworkInfo info) => info.Parameters
        .Where(parameter => parameter.IsMatrix)
        .Select(parameter => Gemm.ScratchFloats(parameter.Rows, parameter.Columns))
        .DefaultIfEmpty(0)
        .Max();
}
