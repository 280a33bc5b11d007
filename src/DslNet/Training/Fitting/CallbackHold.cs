using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Around what a training calls of its user's: until it is disposed the network can be read, and not changed.</summary>
internal readonly struct CallbackHold : IDisposable
{
    private readonly ITrainingDriver driver;

    public CallbackHold(ITrainingDriver driver)
    {
        this.driver = driver;
        driver.Use.CallbackBegins();
    }

    public void Dispose() => driver.Use.CallbackEnded();
}
