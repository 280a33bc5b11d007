namespace DslNet.Kernels.Inference;

/// <summary>
/// The workspaces of a predictor and the weights that they read. A call takes a workspace by one atomic operation and computes without a
/// lock. Workspaces are created on demand, up to a bound; further callers wait.
/// Weights that are replaced are freed when the last call that reads them has ended.
/// </summary>
internal sealed class PredictorPool : IDisposable
{
    private const int Yields = 20;

    private readonly InferenceProgram program;
    private readonly int batch;
    private readonly int threads;
    private readonly PredictorWorkspace?[] workspaces;
    private readonly object gate = new();
    private readonly List<PackedWeights> retired = [];
    private PackedWeights current;
    private int made;
    private int waiting;
    private bool disposed;
    private bool freed;

    // Whether returning a workspace has to handle waiting callers, replaced weights or disposal. The threads that set it
    // issue a process-wide memory barrier before they inspect the workspaces, so that returning needs none.
    private volatile bool attention;

    public PredictorPool(InferenceProgram program, PackedWeights weights, int batch, int workspaces, int threads)
    {
        this.program = program;
        this.batch = batch;
        this.threads = threads;
        this.workspaces = new PredictorWorkspace?[workspaces];
        current = weights;
        Rent().Exit();
    }

    public long WeightBytes
    {
        get
        {
            lock (gate)
            {
                return (freed ? 0 : current.Bytes) + retired.Sum(weights => weights.Bytes);
            }
        }
    }

    /// <summary>Values and statistics of all workspaces.</summary>
    public long WorkspaceBytes => Sum(workspace => workspace.Bytes);

    /// <summary>Scratch memory of all workspaces' threads.</summary>
    public long ScratchBytes => Sum(workspace => workspace.ScratchBytes);

    /// <summary>Rents a workspace with the current weights, exclusively until <see cref="Return"/>.</summary>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed.</exception>
    public PredictorWorkspace Rent()
    {
        PredictorWorkspace workspace = TakeFree() ?? TakeAny();
        PackedWeights newest = Volatile.Read(ref current);
        while (workspace.Weights != newest)
        {
            // Published before it is read again: whoever replaces weights sees either these in use, or this caller with the new ones.
            workspace.Use(newest);
            Interlocked.MemoryBarrier();
            newest = Volatile.Read(ref current);
        }

        return workspace;
    }

    public void Return(PredictorWorkspace workspace)
    {
        workspace.Exit();
        if (attention)
        {
            LookAfter();
        }
    }

    /// <summary>Replaces the weights for later calls.</summary>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed.</exception>
    public void Replace(PackedWeights weights)
    {
        lock (gate)
        {
            if (disposed)
            {
                weights.Dispose();
                ThrowDisposed();
            }

            retired.Add(current);
            Volatile.Write(ref current, weights);
            LookAfter();
        }
    }

    /// <summary>Refuses later calls; running ones complete, and their memory is freed when they end.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!disposed)
            {
                disposed = true;
                Monitor.PulseAll(gate);
                LookAfter();
            }
        }
    }

    private long Sum(Func<PredictorWorkspace, long> bytes)
    {
        lock (gate)
        {
            return workspaces.Sum(workspace => workspace is null ? 0 : bytes(workspace));
        }
    }

    private PredictorWorkspace? TakeFree()
    {
        // Threads on different processors start at different workspaces.
        int count = Volatile.Read(ref made);
        int start = count > 1 ? (int)((uint)Thread.GetCurrentProcessorId() % (uint)count) : 0;
        for (int i = 0; i < count; i++)
        {
            int place = start + i;
            PredictorWorkspace? workspace = Volatile.Read(ref workspaces[place < count ? place : place - count]);
            if (workspace?.TryEnter() == true)
            {
                return workspace;
            }
        }

        return null;
    }

    /// <summary>The slow path: creates a workspace, or waits for one.</summary>
    private PredictorWorkspace TakeAny()
    {
        for (int turn = 0; turn < Yields && Volatile.Read(ref made) == workspaces.Length && !disposed; turn++)
        {
            Thread.Yield();
            if (TakeFree() is { } free)
            {
                return free;
            }
        }

        lock (gate)
        {
            waiting++;
            try
            {
                while (true)
                {
                    if (disposed)
                    {
                        ThrowDisposed();
                    }

                    if (made < workspaces.Length)
                    {
                        return Make();
                    }

                    Announce();
                    if (TakeFree() is { } free)
                    {
                        return free;
                    }

                    Monitor.Wait(gate);
                }
            }
            finally
            {
                waiting--;
            }
        }
    }

    private PredictorWorkspace Make()
    {
        PredictorWorkspace workspace = new(program, batch, threads);
        workspace.TryEnter();
        Volatile.Write(ref workspaces[made], workspace);
        Volatile.Write(ref made, made + 1);
        return workspace;
    }

    private void Announce()
    {
        attention = true;
        Interlocked.MemoryBarrierProcessWide();
    }

    private void LookAfter()
    {
        lock (gate)
        {
            Announce();
            if (disposed || retired.Count > 0)
            {
                for (int i = 0; i < made; i++)
                {
                    LookAfter(i);
                }

                Free();
            }

            if (waiting > 0)
            {
                Monitor.Pulse(gate);
            }

            attention = waiting > 0 || retired.Count > 0 || (disposed && !IsEmpty());
        }
    }

    /// <summary>Releases the weights of idle workspaces, and the workspaces themselves after disposal.</summary>
    private void LookAfter(int place)
    {
        if (workspaces[place] is not { } workspace || !workspace.TryEnter())
        {
            return;
        }

        workspace.LetGo();
        if (disposed)
        {
            workspaces[place] = null;
            workspace.Dispose();
        }
        else
        {
            workspace.Exit();
        }
    }

    /// <summary>Frees replaced weights that no workspace reads.</summary>
    private void Free()
    {
        for (int i = retired.Count - 1; i >= 0; i--)
        {
            if (!IsRead(retired[i]))
            {
                retired[i].Dispose();
                retired.RemoveAt(i);
            }
        }

        if (disposed && IsEmpty())
        {
            current.Dispose();
            freed = true;
        }
    }

    private bool IsRead(PackedWeights weights)
    {
        foreach (PredictorWorkspace? workspace in workspaces)
        {
            if (workspace?.Weights == weights)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsEmpty()
    {
        foreach (PredictorWorkspace? workspace in workspaces)
        {
            if (workspace is not null)
            {
                return false;
            }
        }

        return true;
    }

    private void ThrowDisposed() => throw new ObjectDisposedException($"Predictor<{program.Info.Name}>");
}
