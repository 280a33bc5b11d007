namespace ILGPU.Runtime;

/// <summary>Where all threads of a team wait for one another. Broken by one that failed, it holds nobody inside a kernel.</summary>
internal sealed class TeamBarrier(int size)
{
    public const string InKernel = "Group.Barrier";

    // Most come soon; who doesn't is waited for asleep.
    private const int Patience = 20;

    private readonly object turn = new();

    // A lock for each sleeper: on one lock, all that wake would queue.
    private readonly object[] seats = [.. Enumerable.Range(0, size).Select(_ => new object())];
    private int waiting;
    private int round;
    private string? place;
    private int placesGroup;

    /// <summary>Why it is broken, or null.</summary>
    public Exception? Failure { get; private set; }

    public void Heal() => Failure = null;

    public void Break(Exception exception)
    {
        lock (turn)
        {
            Failure ??= exception;
        }
    }

    public void ThrowIfBroken()
    {
        if (Failure is { } failure)
        {
            throw new InvalidOperationException("Another thread of the group failed.", failure);
        }
    }

    /// <summary>Waits until all threads have come, each to the same place in the same group.</summary>
    public void Wait(int thread, string where, int group = -1)
    {
        if (size == 1)
        {
            return;
        }

        int mine;
        bool isLast;
        lock (turn)
        {
            if (waiting > 0 && (place != where || placesGroup != group))
            {
                // Whoever waits inside the kernel is let go with the failure, and comes to where the others are.
                Break(new InvalidOperationException($"Some threads of a group wait at {place}, one came to {where}{(place == where ? " of another group" : "")}."));
                if (where == InKernel)
                {
                    return;
                }

                LetGo();
            }

            (place, placesGroup) = (where, group);
            mine = round;
            isLast = ++waiting == size;
            if (isLast)
            {
                LetGo();
            }
        }

        if (!isLast)
        {
            WaitFor(mine, seats[thread]);
        }
    }

    private void LetGo()
    {
        waiting = 0;
        Interlocked.Increment(ref round);
        foreach (object seat in seats)
        {
            lock (seat)
            {
                Monitor.Pulse(seat);
            }
        }
    }

    private void WaitFor(int mine, object seat)
    {
        for (int i = 0; i < Patience; i++)
        {
            if (Volatile.Read(ref round) != mine)
            {
                return;
            }

            Thread.Yield();
        }

        lock (seat)
        {
            while (Volatile.Read(ref round) == mine)
            {
                Monitor.Wait(seat);
            }
        }
    }
}
