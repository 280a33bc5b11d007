using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace DslNet.Kernels;

/// <summary>
/// A network's own threads. They live as long as the network: a worker waits for its next part by spinning for some microseconds,
/// then by yielding, then by sleeping, so that a network at rest costs nothing. Work is divided by output, so the number of threads
/// never changes a result. One thread, or too little work, runs on the caller. One caller at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class WorkerPool : IDisposable
{
    /// <summary>The smallest part worth a thread, in vector multiplications and additions: some microseconds.</summary>
    internal const long SmallestPart = 1 << 14;

    private readonly Mailbox[] mailboxes;
    private readonly Thread[] helpers;
    private readonly AlignedBuffer[] scratch;
    private delegate*<void*, int, int, int, void> function;
    private void* work;
    private int items;
    private int parts;
    private int pending;
    private Exception? failure;
    private bool disposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many in all, the caller's included; 0 is every core.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative.</exception>
    public WorkerPool(int threads)
    {
        if (threads < 0)
        {
            throw OutOfRange.Of(nameof(threads), threads, "Expected 1 or more threads, or 0 for every core.");
        }

        Threads = threads == 0 ? Environment.ProcessorCount : threads;
        scratch = new AlignedBuffer[Threads];
        mailboxes = new Mailbox[Threads];
        helpers = new Thread[Threads - 1];
        for (int worker = 0; worker < Threads; worker++)
        {
            scratch[worker] = new AlignedBuffer(0);
        }

        for (int worker = 1; worker < Threads; worker++)
        {
            int number = worker;
            helpers[worker - 1] = new Thread(() => Serve(number)) { IsBackground = true, Name = "DslNet worker" };
            helpers[worker - 1].Start();
        }
    }

    /// <summary>Threads in all, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>The threads besides the caller.</summary>
    internal IReadOnlyList<Thread> Helpers => helpers;

    /// <summary>Ends the threads and waits for them. Not to be called while a job runs.</summary>
    public void Dispose()
    {
        Stop();
        foreach (Thread helper in helpers)
        {
            helper.Join();
        }

        foreach (AlignedBuffer buffer in scratch)
        {
            buffer.Dispose();
        }
    }

    /// <summary>Tells the threads to end and doesn't wait: for a network that was never disposed.</summary>
    internal void Stop()
    {
        Volatile.Write(ref disposed, true);
        Wake();
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

    /// <summary>Memory of a worker's own for the time of a job; grows where it must, so <see cref="Reserve"/> comes first.</summary>
    internal float* Scratch(int worker, long floats)
    {
        if (scratch[worker].Length < floats)
        {
            scratch[worker].Dispose();
            scratch[worker] = new AlignedBuffer(floats);
        }

        return scratch[worker].Start.Start;
    }

    /// <summary>Takes every worker's scratch memory ahead of time.</summary>
    internal void Reserve(long floats)
    {
        for (int worker = 0; worker < Threads; worker++)
        {
            Scratch(worker, floats);
        }
    }

    private static void Invoke<TJob>(void* job, int from, int to, int worker)
        where TJob : struct, IRangeJob => Unsafe.AsRef<TJob>(job).Run(from, to, worker);

    private void Dispatch(delegate*<void*, int, int, int, void> function, void* work, int items, int parts)
    {
        this.function = function;
        this.work = work;
        this.items = items;
        this.parts = parts;
        Volatile.Write(ref pending, parts - 1);
        Post(parts);
        RunPart(0);
        AwaitOthers();
        if (failure is { } exception)
        {
            failure = null;
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    private void RunPart(int worker)
    {
        try
        {
            int from = (int)((long)items * worker / parts);
            int to = (int)((long)items * (worker + 1) / parts);
            function(work, from, to, worker);
        }
        catch (Exception exception)
        {
            // Passed on to the caller, who throws it; the other parts must end first, for they share the caller's stack.
            Interlocked.CompareExchange(ref failure, exception, null);
        }
    }
}
