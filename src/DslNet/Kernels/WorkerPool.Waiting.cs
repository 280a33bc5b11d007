using System.Runtime.InteropServices;

namespace DslNet.Kernels;

// How parts reach the threads, and how they wait. Each worker has a ticket that counts its parts: who waits compares tickets,
// and a worker that has no part in a job never looks at it.
public sealed unsafe partial class WorkerPool
{
    private const int Spins = 400;
    private const int SpinLength = 10;
    private const int Yields = 50;

    // Monitor rather than Lock: sleepers wait for a pulse.
    private readonly object gate = new();

    private void Post(int parts)
    {
        bool sleepers = false;
        for (int worker = 1; worker < parts; worker++)
        {
            // A full fence between the ticket and the look at the sleepers: a worker that falls asleep now sees its ticket first.
            Interlocked.Increment(ref mailboxes[worker].Ticket);
            sleepers |= Volatile.Read(ref mailboxes[worker].Asleep) != 0;
        }

        if (sleepers)
        {
            Wake();
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    private void AwaitOthers()
    {
        for (int turn = 0; Volatile.Read(ref pending) != 0; turn++)
        {
            Pause(turn);
        }
    }

    private void Serve(int worker)
    {
        for (int served = 0; AwaitTicket(worker, served); served++)
        {
            RunPart(worker);
            Interlocked.Decrement(ref pending);
        }
    }

    /// <summary>Returns true when there is a part to do, false at the end of the pool.</summary>
    private bool AwaitTicket(int worker, int served)
    {
        ref Mailbox mailbox = ref mailboxes[worker];
        for (int turn = 0; turn < Spins + Yields; turn++)
        {
            if (Volatile.Read(ref mailbox.Ticket) != served)
            {
                return true;
            }

            if (Volatile.Read(ref disposed))
            {
                return false;
            }

            Pause(turn);
        }

        return Sleep(ref mailbox, served);
    }

    private bool Sleep(ref Mailbox mailbox, int served)
    {
        lock (gate)
        {
            Interlocked.Exchange(ref mailbox.Asleep, 1);
            while (Volatile.Read(ref mailbox.Ticket) == served && !Volatile.Read(ref disposed))
            {
                Monitor.Wait(gate);
            }

            Volatile.Write(ref mailbox.Asleep, 0);
            return Volatile.Read(ref mailbox.Ticket) != served;
        }
    }

    private static void Pause(int turn)
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

    /// <summary>One a worker, each on cache lines of its own, so that waiting threads don't disturb one another.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Mailbox
    {
        [FieldOffset(0)]
        public int Ticket;

        [FieldOffset(64)]
        public int Asleep;
    }
}
