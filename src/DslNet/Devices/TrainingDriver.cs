using DslNet.Kernels.Driver;

namespace DslNet.Devices;

/// <summary>Finds the driver of a network, on the CPU or on a device.</summary>
internal static class TrainingDriver
{
    /// <summary>The driver of a network that DslNet has generated, or null.</summary>
    public static ITrainingDriver? Of(INetwork network) => network switch
    {
        ICompiledNetwork compiled => compiled.Driver,
        IDeviceNetwork device => device.Driver,
        _ => null,
    };
}
