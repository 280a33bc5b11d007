namespace ILGPU.Runtime;

/// <summary>Where all threads of a team wait for one another. Broken by one that failed, it holds nobody inside a kernel.</summary>
internal sealed class TeamBarrier(int size)
{
    public const string InKernel = "Group.Barrier";

    private readonly object turn = new();
    private int waiting;
    private long round;
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
    public void Wait(string where, int group = -1)
    {
        if (size == 1)
        {
            return;
        }

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

                waiting = 0;
                round++;
                Monitor.PulseAll(turn);
            }

            (place, placesGroup) = (where, group);
            if (++waiting == size)
            {
                waiting = 0;
                round++;
                Monitor.PulseAll(turn);
                return;
            }

            long mine = round;
            while (round == mine)
            {
                Monitor.Wait(turn);
            }
        }
    }
}
