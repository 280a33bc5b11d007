using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DslNet.Kernels.Threads;

/// <summary>
/// A thread of the process that does parts of jobs for whichever pool needs it. Pools ask for their workers when they are made, and share them:
/// there are as many as the living pools of some moment wanted together, up to a bound. Lent to a pool, a worker waits for that pool's next part
/// by spinning for some microseconds, then by yielding; then it goes back to the idle ones and sleeps, so that a network at rest has none.
/// </summary>
internal sealed class Worker
{
    /// <summary>The most of them; parts beyond are done by the callers.</summary>
    internal static readonly int Most = Math.Max(64, 2 * Environment.ProcessorCount);

    // The other states carry the loan's number: a worker that went back and was lent again, for another part, isn't taken for the same.
    private const long Asleep = 0;
    private const int Spins = 400;
    private const int SpinLength = 10;
    private const int Yields = 50;

    // Who is asleep, the last to fall asleep first. Its lock guards the counts as well.
    private static readonly Stack<Worker> Idle = new(Most);
    private static int started;
    private static long wanted;
    private static long lent;

    // Monitor rather than Lock: sleepers wait for a pulse.
    private readonly object bed = new();
    private WorkerPool? pool;
    private long loan;
    private int part;
    private Mailbox mailbox;

    private Worker()
    {
    }

    /// <summary>How many threads have been started.</summary>
    internal static int Started => Volatile.Read(ref started);

    /// <summary>
    /// Starts threads for a new pool, so that no call of it has to: as many as the living pools want together, and no more than <see cref="Most"/>.
    /// Fewer where the system gives no more.
    /// </summary>
    /// <param name="workers">How many the pool can use at the same time.</param>
    public static void Provide(int workers)
    {
        lock (Idle)
        {
            wanted += workers;
            while (started < Math.Min(wanted, Most) && TryStart())
            {
            }
        }
    }

    /// <summary>A pool has gone, that wanted so many; the threads stay, for the next one.</summary>
    public static void Release(int workers)
    {
        lock (Idle)
        {
            wanted -= workers;
        }
    }

    /// <summary>Gives a part to an idle worker; null where there is none. Starts no thread and allocates nothing.</summary>
    /// <param name="pool">Who borrows it.</param>
    /// <param name="part">What it does there, now and for as long as it is lent.</param>
    /// <param name="loan">By this number the pool posts further parts.</param>
    public static Worker? Borrow(WorkerPool pool, int part, out long loan)
    {
        loan = Interlocked.Increment(ref lent);
        Worker? worker;
        lock (Idle)
        {
            if (!Idle.TryPop(out worker))
            {
                return null;
            }
        }

        (worker.pool, worker.loan, worker.part) = (pool, loan, part);
        Volatile.Write(ref worker.mailbox.State, Posted(loan));
        lock (worker.bed)
        {
            Monitor.Pulse(worker.bed);
        }

        return worker;
    }

    /// <summary>Gives the next part to a worker whose loan still runs; false where it has gone back.</summary>
    public bool TryPost(long loan) => Interlocked.CompareExchange(ref mailbox.State, Posted(loan), Waiting(loan)) == Waiting(loan);

    /// <summary>Whether that loan still runs.</summary>
    public bool IsLent(long loan) => Volatile.Read(ref mailbox.State) is var state && (state == Waiting(loan) || state == Posted(loan));

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

    private static long Waiting(long loan) => (loan << 1) | 1;

    private static long Posted(long loan) => (loan << 1) + 2;

    private static bool TryStart()
    {
        var worker = new Worker();
        try
        {
            new Thread(worker.Serve) { IsBackground = true, Name = "DslNet worker" }.Start();
        }
        catch (OutOfMemoryException)
        {
            // The system gives no more threads; callers do the parts themselves.
            return false;
        }

        Idle.Push(worker);
        started++;
        return true;
    }

    private void Serve()
    {
        while (true)
        {
            Sleep();
            do
            {
                RunPosted();
            }
            while (AwaitPart());

            GoBack();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunPosted()
    {
        WorkerPool lender = pool!;
        lender.RunPart(part);

        // Ready first, done then: the next part may come as soon as this one is known to be done.
        Volatile.Write(ref mailbox.State, Waiting(loan));
        lender.PartDone();
    }

    /// <summary>Returns true when there is a part to do, false when the worker has gone back.</summary>
    private bool AwaitPart()
    {
        long waiting = Waiting(loan);
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

    private void GoBack()
    {
        // A network that is dropped is not kept alive from here.
        pool = null;
        lock (Idle)
        {
            Idle.Push(this);
        }
    }

    private void Sleep()
    {
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
