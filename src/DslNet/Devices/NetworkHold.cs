using DslNet.Kernels.Driver;
using DslNet.Kernels.Threads;

namespace DslNet.Devices;

/// <summary>Holds a network for one thread over several calls, until it is disposed; meanwhile other threads are refused.</summary>
internal readonly struct NetworkHold : IDisposable
{
    private readonly ExclusiveUse? use;

    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public NetworkHold(ITrainingDriver driver)
    {
        use = driver.Use;
        use.Enter();
    }

    /// <summary>A network that isn't generated isn't held: it does its own synchronization.</summary>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public NetworkHold(INetwork network)
        : this(TrainingDriver.Of(network)?.Use)
    {
    }

    /// <summary>For an optimizer's step, which changes the network.</summary>
    /// <exception cref="InvalidOperationException">The network is in use by another thread, or a callback of its training has called.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public NetworkHold(NetworkDriver driver)
        : this((ITrainingDriver)driver) => MustMayChange(use!);

    private NetworkHold(ExclusiveUse? use)
    {
        this.use = use;
        use?.Enter();
    }

    /// <summary>For a training: refused in a callback of another training of the network.</summary>
    /// <exception cref="InvalidOperationException">The network is in use by another thread, or a callback of its training has called.</exception>
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
