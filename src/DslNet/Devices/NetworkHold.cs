using DslNet.Kernels.Driver;
using DslNet.Kernels.Threads;

namespace DslNet.Devices;

/// <summary>Keeps a network for one thread over several of its calls, until it is disposed; other threads are refused for as long.</summary>
internal readonly struct NetworkHold : IDisposable
{
    private readonly ExclusiveUse? use;

    /// <exception cref="InvalidOperationException">The network is at work on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public NetworkHold(ITrainingDriver driver)
    {
        use = driver.Use;
        use.Enter();
    }

    /// <summary>Of a network that isn't ours nothing is held: it looks after itself.</summary>
    /// <exception cref="InvalidOperationException">The network is at work on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public NetworkHold(INetwork network)
        : this(TrainingDriver.Of(network)?.Use)
    {
    }

    /// <summary>For an optimizer's step, which changes the network.</summary>
    /// <exception cref="InvalidOperationException">The network is at work on another thread, or a callback of its training has called.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public NetworkHold(NetworkDriver driver)
        : this((ITrainingDriver)driver) => MustMayChange(use!);

    private NetworkHold(ExclusiveUse? use)
    {
        this.use = use;
        use?.Enter();
    }

    /// <summary>For what trains a network: not from a callback of another training of it.</summary>
    /// <exception cref="InvalidOperationException">The network is at work on another thread, or a callback of its training has called.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public static NetworkHold ToTrain(INetwork network)
    {
        NetworkHold hold = new(TrainingDriver.Of(network)?.Use);
        if (hold.use is { } use)
        {
            MustMayChange(use);
        }

        return hold;
    }

    public void Dispose() => use?.Exit();

    private static void MustMayChange(ExclusiveUse entered)
    {
        try
        {
            entered.MustNotBeCalledBack();
        }
        catch
        {
            entered.Exit();
            throw;
        }
    }
}
