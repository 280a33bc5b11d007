using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Held around callbacks of a training: until it is disposed the network is read-only.</summary>
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
