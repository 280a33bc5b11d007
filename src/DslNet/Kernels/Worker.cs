using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DslNet.Kernels;

/// <summary>
/// A thread of the process that does parts of jobs for whichever pool needs it. Lent to a pool, it waits for that pool's next part by
/// spinning for some microseconds, then by yielding; then it goes back to the idle ones and sleeps. So there are as many as were at work at the same time,
/// up to a bound, however many networks there are, and a network at rest has none.
/// </summary>
internal sealed class Worker
{
    /// <summary>The most of them; parts beyond are done by the callers.</summary>
    internal static readonly int Most = Math.Max(64, 2 * Environment.ProcessorCount);

    // The other states carry the borrower's number: a worker that went back and was lent elsewhere isn't taken for one's own.
    private const long Asleep = 0;
    private const int Spins = 400;
    private const int SpinLength = 10;
    private const int Yields = 50;

    // Who is asleep, the last to fall asleep first.
    private static readonly Stack<Worker> Idle = new();
    private static int started;

    // Monitor rather than Lock: sleepers wait for a pulse.
    private readonly object bed = new();
    private WorkerPool? pool;
    private long borrower;
    private int part;
    private Mailbox mailbox;

    private Worker()
    {
    }

    /// <summary>How many threads have been started.</summary>
    internal static int Started => Volatile.Read(ref started);

    /// <summary>Gives a part to an idle worker, or to a new one; null where there are as many as there may be.</summary>
    public static Worker? Borrow(WorkerPool pool, long number, int part)
    {
        Worker? worker;
        lock (Idle)
        {
            if (!Idle.TryPop(out worker))
            {
                if (started >= Most)
                {
                    return null;
                }

                started++;
            }
        }

        bool isNew = worker is null;
        worker ??= new Worker();
        (worker.pool, worker.borrower, worker.part) = (pool, number, part);
        Volatile.Write(ref worker.mailbox.State, Posted(number));
        return isNew ? worker.Start() : worker.Wake();
    }

    /// <summary>Gives a part to a worker that is still lent to that pool; false where it has gone back.</summary>
    public bool TryPost(long number) => Interlocked.CompareExchange(ref mailbox.State, Posted(number), Waiting(number)) == Waiting(number);

    /// <summary>Whether that pool has it.</summary>
    public bool IsLentTo(long number) => Volatile.Read(ref mailbox.State) is var state && (state == Waiting(number) || state == Posted(number));

    /// <summary>A turn of waiting.</summary>
    public static void Pause(int turn)
    {
        if (turn < Spins && Environment.ProcessorCount > 1)
        {
            Thread.SpinWait(SpinLength);
        }
        else
        {
            Thread.Yield();
        }
    }

    private static long Waiting(long number) => (number << 1) | 1;

    private static long Posted(long number) => (number << 1) + 2;

    private Worker? Start()
    {
        try
        {
            new Thread(Serve) { IsBackground = true, Name = "DslNet worker" }.Start();
            return this;
        }
        catch (OutOfMemoryException)
        {
            // The system gives no more threads; the caller does the part itself.
            lock (Idle)
            {
                started--;
            }

            return null;
        }
    }

    private Worker Wake()
    {
        lock (bed)
        {
            Monitor.Pulse(bed);
        }

        return this;
    }

    private void Serve()
    {
        while (true)
        {
            RunPosted();
            if (!AwaitPart())
            {
                Sleep();
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunPosted()
    {
        WorkerPool lender = pool!;
        lender.RunPart(part);

        // Ready first, done then: the next part may come as soon as this one is known to be done.
        Volatile.Write(ref mailbox.State, Waiting(borrower));
        lender.PartDone();
    }

    /// <summary>Returns true when there is a part to do, false when the worker has gone back.</summary>
    private bool AwaitPart()
    {
        long waiting = Waiting(borrower);
        for (int turn = 0; turn < Spins + Yields; turn++)
        {
            if (Volatile.Read(ref mailbox.State) != waiting)
            {
                return true;
            }

            Pause(turn);
        }

        return Interlocked.CompareExchange(ref mailbox.State, Asleep, waiting) != waiting;
    }

    private void Sleep()
    {
        // A network that is dropped is not kept alive from here.
        pool = null;
        lock (Idle)
        {
            Idle.Push(this);
        }

        lock (bed)
        {
            while (Volatile.Read(ref mailbox.State) == Asleep)
            {
                Monitor.Wait(bed);
            }
        }
    }

    /// <summary>On cache lines of its own, so that waiting threads don't disturb one another.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Mailbox
    {
        [FieldOffset(64)]
        public long State;
    }
}
