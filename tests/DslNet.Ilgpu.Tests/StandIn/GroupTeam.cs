namespace ILGPU.Runtime;

/// <summary>
/// The threads of a group, real ones, which meet at a real barrier. Each goes through all groups; where a kernel has no barriers, some
/// may be groups ahead of others, as on a GPU. A barrier that some threads of a group wait at while others have gone past it is a
/// mistake that hangs a GPU; here it throws.
/// </summary>
internal sealed class GroupTeam : IDisposable
{
    private readonly TeamBarrier barrier;
    private readonly GroupThread[] threads;
    private readonly GroupMemory memory;
    private Action? kernel;
    private int groups;
    private bool ends;

    public GroupTeam(int size)
    {
        Size = size;
        barrier = new TeamBarrier(size);
        memory = new GroupMemory(size);
        threads = [.. Enumerable.Range(0, size).Select(index => new GroupThread(this, index))];
        foreach (GroupThread thread in threads.Skip(1))
        {
            new Thread(() => Work(thread)) { IsBackground = true, Name = $"stand-in {thread.Index}" }.Start();
        }
    }

    public int Size { get; }

    /// <summary>Whether Group.Barrier returns at once: only to show that the tests notice.</summary>
    public bool IgnoresBarriers { get; set; }

    public void Run(Action kernel, int groups)
    {
        (this.kernel, this.groups) = (kernel, groups);
        barrier.Heal();
        memory.Forget();
        barrier.Wait(0, "start");
        RunGroups(threads[0]);
        barrier.Wait(0, "end");
        if (barrier.Failure is { } failure)
        {
            throw new InvalidOperationException($"A kernel failed: {failure.Message}", failure);
        }
    }

    public void WaitInKernel(GroupThread thread)
    {
        if (!IgnoresBarriers)
        {
            barrier.Wait(thread.Index, TeamBarrier.InKernel, thread.Group);
            barrier.ThrowIfBroken();
        }
    }

    /// <summary>The same memory for the same allocation of each thread.</summary>
    public ArrayView<T> Shared<T>(int group, int allocation, int extent)
        where T : unmanaged => new(null, memory.Take<T>(group, allocation, extent), 0, extent);

    public void Dispose()
    {
        ends = true;
        barrier.Heal();
        barrier.Wait(0, "start");
    }

    private void Work(GroupThread thread)
    {
        while (true)
        {
            barrier.Wait(thread.Index, "start");
            if (ends)
            {
                return;
            }

            RunGroups(thread);
            barrier.Wait(thread.Index, "end");
        }
    }

    private void RunGroups(GroupThread thread)
    {
        for (int group = 0; group < groups && barrier.Failure is null; group++)
        {
            try
            {
                thread.Run(kernel!, group, groups);
            }
            catch (Exception exception)
            {
                barrier.Break(exception);
            }

            memory.Leave(group);
        }
    }
}
