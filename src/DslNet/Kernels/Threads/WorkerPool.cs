using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Threads;

/// <summary>
/// The threads of a network: the caller's, and workers that it borrows from the process (<see cref="Worker"/>) when there is work for them.
/// Work is divided by output, so the number of threads never changes a result; a part for which there is no worker is done by the caller.
/// One thread, or too little work, runs on the caller. One caller at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class WorkerPool : IDisposable
{
    /// <summary>The smallest part worth a thread, in vector multiplications and additions: some microseconds.</summary>
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

    /// <summary>Takes memory, and sees to it that the process has workers enough; they are borrowed when there is work.</summary>
    /// <param name="threads">How many in all, the caller's included; 0 is every core.</param>
    /// <param name="scratchFloats">What the jobs need of scratch memory for each thread, at most.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative, or more than a process should have.</exception>
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

    /// <summary>Floats of scratch memory of each thread, and so the most that a job may ask for.</summary>
    internal long ScratchFloats => scratch[0].Length;

    /// <summary>What the scratch memory of all threads takes.</summary>
    internal long ScratchBytes => sizeof(float) * Threads * ScratchFloats;

    /// <summary>Refuses a number of threads that can't be meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than a process should have.</exception>
    internal static int CheckThreads(int threads, string name) => threads >= 0 && threads <= MostThreads
        ? threads
        : throw OutOfRange.Of(name, threads, string.Create(CultureInfo.InvariantCulture, $"Expected 1 to {MostThreads} threads, or 0 for every core."));

    /// <summary>So many threads in all; for 0, one for every core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than a process should have.</exception>
    internal static int Count(int threads, string name) => CheckThreads(threads, name) == 0 ? Environment.ProcessorCount : threads;

    /// <summary>Frees the memory. Not to be called while a job runs; the workers are the process's.</summary>
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
    /// Does all <paramref name="items"/> of a job, divided into stretches of about equal length; returns when all are done.
    /// An exception of a part is thrown here, once every part has ended. Allocates nothing.
    /// </summary>
    /// <param name="job">Copied; the copy is shared by the threads.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="cost">Of all items together, in vector multiplications and additions: a small job is divided less, or not at all.</param>
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
            // The copy lies on this stack, which stays put until every part is done.
            Dispatch(&Invoke<TJob>, Unsafe.AsPointer(ref shared), items, divided);
        }
    }

    /// <summary>Whether a job of that cost would be divided.</summary>
    internal bool Divides(long cost) => Threads > 1 && cost >= 2 * SmallestPart;

    /// <summary>Memory of a part's own for the time of a job.</summary>
    /// <exception cref="InvalidOperationException">The constructor was told of less.</exception>
    internal float* Scratch(int part, long floats)
    {
        AlignedBuffer buffer = scratch[part];
        if (buffer.Length < floats)
        {
            ThrowTooSmall(floats, buffer.Length);
        }

        return buffer.Start.Start;
    }

    /// <summary>Called by a worker: does a part.</summary>
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
            // Passed on to the caller, who throws it; the other parts must end first, for they share the caller's stack.
            Interlocked.CompareExchange(ref failure, exception, null);
        }
    }

    /// <summary>Called by a worker, or by the caller where there was none: a part is done.</summary>
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

    /// <summary>Gives a part to the worker that did it before and still waits for more, or to one that is idle; false where the process has none left.</summary>
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
