namespace DslNet.Kernels.Threads;

/// <summary>
/// A non-blocking lock of a network. A member enters, works and exits; a second thread is refused with an exception, and so is
/// a call from inside a pass. It is reentrant (a training holds its network for all of its passes). Disposing
/// frees the memory at once or, where a thread is inside, when that thread exits.
/// </summary>
/// <param name="network">The network's name, for messages.</param>
/// <param name="free">Frees the memory; called once, by the thread with exclusive access.</param>
internal sealed class ExclusiveUse(string network, Action free)
{
    private const int Nobody = 0;
    private int owner = Nobody;

    // Written by the owner alone.
    private int again;
    private bool running;
    private bool isCalledBack;
    private bool freed;

    private volatile bool disposed;

    /// <exception cref="InvalidOperationException">Another thread is inside, or a pass of this thread is running.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public void Enter()
    {
        int thread = Environment.CurrentManagedThreadId;
        if (Interlocked.CompareExchange(ref owner, thread, Nobody) != Nobody)
        {
            EnterAgain(thread);
        }

        if (disposed)
        {
            Exit();
            throw new ObjectDisposedException(network);
        }
    }

    public void Exit()
    {
        if (again != 0)
        {
            again--;
            return;
        }

        Volatile.Write(ref owner, Nobody);

        // No fence between the two: Dispose issues a process-wide one.
        if (disposed)
        {
            Free();
        }
    }

    /// <summary>Enters a pass: until <see cref="ExitPass"/> it isn't reentrant.</summary>
    public void EnterPass()
    {
        Enter();
        running = true;
    }

    public void ExitPass()
    {
        running = false;
        Exit();
    }

    /// <summary>
    /// Begins a callback of a training: until <see cref="CallbackEnded"/> the thread that is inside may read the network and
    /// predict with it, but not change it.
    /// </summary>
    public void CallbackBegins() => isCalledBack = true;

    public void CallbackEnded() => isCalledBack = false;

    /// <summary>Asserts write access, before parameters, buffers, gradients or the random state are changed.</summary>
    /// <exception cref="InvalidOperationException">A callback of a training that is running has called.</exception>
    public void MustNotBeCalledBack()
    {
        if (isCalledBack)
        {
            throw new InvalidOperationException(
                $"{network} is being trained by Fit, and a callback of that training would change its parameters, buffers, gradients, random numbers or penalties. Callbacks (StopWhen, Progress, augmentations) may read the network, predict, evaluate and set the optimizer's LearningRate; change the network before or after Fit, or train another one.");
        }
    }

    /// <summary>Refuses later calls; the current one completes.</summary>
    public void Dispose()
    {
        disposed = true;

        // A thread that is leaving has either seen the flag, or is seen here to have left.
        Interlocked.MemoryBarrierProcessWide();
        Free();
    }

    private void EnterAgain(int thread)
    {
        if (Volatile.Read(ref owner) != thread)
        {
            throw new InvalidOperationException(
                $"{network} is at work on another thread. A network is used by one thread at a time: give each thread a network of its own, or share a Predictor<{network}>, whose Predict any number of threads may call at once.");
        }

        if (running)
        {
            throw new InvalidOperationException($"{network} is called from inside a pass of its own, for example by its custom loss. Call it before or after the pass.");
        }

        again++;
    }

    private void Free()
    {
        if (Interlocked.CompareExchange(ref owner, Environment.CurrentManagedThreadId, Nobody) == Nobody)
        {
            if (!freed)
            {
                freed = true;
                free();
            }

            Volatile.Write(ref owner, Nobody);
        }
    }
}
