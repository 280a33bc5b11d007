using DslNet.Kernels;

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
    {
        use = ITrainingDriver.Of(network)?.Use;
        use?.Enter();
    }

    public void Dispose() => use?.Exit();
}
