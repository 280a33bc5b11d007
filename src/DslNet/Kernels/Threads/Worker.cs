using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DslNet.Kernels.Threads;

/// <summary>
/// A thread of the process-wide pool of workers, which run parts of jobs for all <see cref="WorkerPool"/>s. Pools reserve workers when they are created, and share them:
/// their number is the peak of all live pools' reservations, up to a bound. Lent to a pool, a worker waits for that pool's next part
/// by spinning for some microseconds, then by yielding; then it becomes idle and sleeps, so that an idle network occupies none.
/// </summary>
internal sealed class Worker
{
    /// <summary>The maximum number of workers; further parts run on the callers.</summary>
    internal static readonly int Most = Math.Max(64, 2 * Environment.ProcessorCount);

    // The other states carry the loan's number, against ABA: a worker that was returned and lent again is another loan.
    private const long Asleep = 0;
    private const int Spins = 400;
    private const int SpinLength = 10;
    private const int Yields = 50;

    // The sleeping workers, last in first out. Its lock guards the counts as well.
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

    /// <summary>The number of threads started.</summary>
    internal static int Started => Volatile.Read(ref started);

    /// <summary>
    /// Starts threads for a new pool ahead of time: as many as all live pools have reserved, at most <see cref="Most"/>.
    /// Fewer where the system refuses more.
    /// </summary>
    /// <param name="workers">The number that the pool can use at the same time.</param>
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

    /// <summary>Releases a pool's reservation; the threads stay for later pools.</summary>
    public static void Release(int workers)
    {
        lock (Idle)
        {
            wanted -= workers;
        }
    }

    /// <summary>Lends an idle worker and posts a part to it; null where there is none. Starts no thread and allocates nothing.</summary>
    /// <param name="pool">The borrower.</param>
    /// <param name="part">The part's index, for as long as it is lent.</param>
    /// <param name="loan">The loan's number, for further parts.</param>
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

    /// <summary>Posts the next part to a worker on loan; false where the loan has ended.</summary>
    public bool TryPost(long loan) => Interlocked.CompareExchange(ref mailbox.State, Posted(loan), Waiting(loan)) == Waiting(loan);

    /// <summary>Whether the loan is still active.</summary>
    public bool IsLent(long loan) => Volatile.Read(ref mailbox.State) is var state && (state == Waiting(loan) || state == Posted(loan));

    /// <summary>One iteration of waiting.</summary>
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
            // The system refuses more threads; callers run the parts themselves.
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

        // Ready before done: the next part may be posted as soon as this one is reported done.
        Volatile.Write(ref mailbox.State, Waiting(loan));
        lender.PartDone();
    }

    /// <summary>Waits for a part; false when the loan has ended.</summary>
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
        // Don't keep an unreferenced network alive.
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

    /// <summary>Padded to its own cache lines, against false sharing.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Mailbox
    {
        [FieldOffset(64)]
        public long State;
    }
}
