using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Threads;

/// <summary>
/// The thread pool of a network: the caller's thread, and workers that it borrows from the process (<see cref="Worker"/>) on demand.
/// Work is partitioned by output, so results don't depend on the number of threads; a part without a worker runs on the caller.
/// With one thread, or too little work, everything runs on the caller. One caller at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class WorkerPool : IDisposable
{
    /// <summary>The minimum cost of a part, in vector multiply-adds: some microseconds.</summary>
    internal const long SmallestPart = 1 << 14;

    private static readonly int MostThreads = Math.Max(1024, Environment.ProcessorCount);

    private readonly (Worker? Worker, long Loan)[] workers;
    private readonly AlignedBuffer[] scratch;
    private delegate*<void*, int, int, int, void> function;
    private void* work;
    private int items;
    private int parts;
    private int pending;
    private Exception? failure;
    private bool disposed;

    /// <summary>Allocates scratch memory and reserves workers of the process.</summary>
    /// <param name="threads">The number of threads, the caller's included; 0 is one per core.</param>
    /// <param name="scratchFloats">Floats of scratch memory per thread, the most that a job may ask for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative, or above the limit for a process.</exception>
    internal WorkerPool(int threads, long scratchFloats = 0)
    {
        Threads = Count(threads, nameof(threads));
        workers = new (Worker?, long)[Threads];
        scratch = new AlignedBuffer[Threads];
        for (int part = 0; part < Threads; part++)
        {
            scratch[part] = new AlignedBuffer(scratchFloats);
        }

        Worker.Provide(Threads - 1);
    }

    /// <summary>Threads in all, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Workers that are lent to this pool now.</summary>
    internal int Borrowed => workers.Count(lent => lent.Worker?.IsLent(lent.Loan) == true);

    /// <summary>Floats of scratch memory per thread, the most that a job may ask for.</summary>
    internal long ScratchFloats => scratch[0].Length;

    /// <summary>The scratch memory of all threads, in bytes.</summary>
    internal long ScratchBytes => sizeof(float) * Threads * ScratchFloats;

    /// <summary>Validates a number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or above the limit for a process.</exception>
    internal static int CheckThreads(int threads, string name) => threads >= 0 && threads <= MostThreads
        ? threads
        : throw OutOfRange.Of(name, threads, string.Create(CultureInfo.InvariantCulture, $"Expected 1 to {MostThreads} threads, or 0 for every core."));

    /// <summary>The number of threads; for 0, one per core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or above the limit for a process.</exception>
    internal static int Count(int threads, string name) => CheckThreads(threads, name) == 0 ? Environment.ProcessorCount : threads;

    /// <summary>Frees the memory. Must not be called while a job runs; the workers stay with the process.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        Worker.Release(Threads - 1);
        foreach (AlignedBuffer buffer in scratch)
        {
            buffer.Dispose();
        }
    }

    /// <summary>
    /// Runs all <paramref name="items"/> of a job, partitioned into chunks of about equal length; returns when all are done.
    /// An exception of a part is rethrown here, once every part has ended. Allocates nothing.
    /// </summary>
    /// <param name="job">Copied; the copy is shared by the threads.</param>
    /// <param name="items">The number of items.</param>
    /// <param name="cost">The total cost, in vector multiply-adds: a small job is divided less, or not at all.</param>
    internal void Run<TJob>(in TJob job, int items, long cost)
        where TJob : struct, IRangeJob
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        TJob shared = job;
        int divided = (int)Math.Min(Math.Min(Threads, items), cost / SmallestPart);
        if (divided <= 1)
        {
            shared.Run(0, items, 0);
        }
        else
        {
            // The copy is on this stack frame, which outlives every part.
            Dispatch(&Invoke<TJob>, Unsafe.AsPointer(ref shared), items, divided);
        }
    }

    /// <summary>Whether a job of that cost would be divided.</summary>
    internal bool Divides(long cost) => Threads > 1 && cost >= 2 * SmallestPart;

    /// <summary>A part's scratch memory during a job.</summary>
    /// <exception cref="InvalidOperationException">More than was allocated is asked for.</exception>
    internal float* Scratch(int part, long floats)
    {
        AlignedBuffer buffer = scratch[part];
        if (buffer.Length < floats)
        {
            ThrowTooSmall(floats, buffer.Length);
        }

        return buffer.Start.Start;
    }

    /// <summary>Called by a worker: runs a part.</summary>
    internal void RunPart(int part)
    {
        try
        {
            int from = (int)((long)items * part / parts);
            int to = (int)((long)items * (part + 1) / parts);
            function(work, from, to, part);
        }
        catch (Exception exception)
        {
            // Rethrown by the caller; the other parts must end first, since they share the caller's stack.
            Interlocked.CompareExchange(ref failure, exception, null);
        }
    }

    /// <summary>Called by a worker, or by the caller where there was none: reports a part as done.</summary>
    internal void PartDone() => Interlocked.Decrement(ref pending);

    private static void ThrowTooSmall(long floats, long reserved) =>
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A kernel needs {floats} floats of scratch memory a thread, and {reserved} were reserved."));

    private static void Invoke<TJob>(void* job, int from, int to, int part)
        where TJob : struct, IRangeJob => Unsafe.AsRef<TJob>(job).Run(from, to, part);

    private void Dispatch(delegate*<void*, int, int, int, void> function, void* work, int items, int parts)
    {
        this.function = function;
        this.work = work;
        this.items = items;
        this.parts = parts;
        Volatile.Write(ref pending, parts - 1);
        int posted = 1;
        while (posted < parts && Post(posted))
        {
            posted++;
        }

        RunPart(0);
        for (int part = posted; part < parts; part++)
        {
            RunPart(part);
            PartDone();
        }

        for (int turn = 0; Volatile.Read(ref pending) != 0; turn++)
        {
            Worker.Pause(turn);
        }

        if (failure is { } exception)
        {
            failure = null;
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    /// <summary>Posts a part to the worker that ran it before and is still on loan, or to an idle one; false where the process has none left.</summary>
    private bool Post(int part)
    {
        ref (Worker? Worker, long Loan) lent = ref workers[part];
        if (lent.Worker?.TryPost(lent.Loan) == true)
        {
            return true;
        }

        lent.Worker = Worker.Borrow(this, part, out lent.Loan);
        return lent.Worker is not null;
    }
}
