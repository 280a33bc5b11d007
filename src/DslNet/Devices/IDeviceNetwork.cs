using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>A network that keeps everything on a device, such as a GPU: by this, training knows it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceNetwork : INetwork
{
    /// <summary>The network's state, and what training asks of it.</summary>
    DeviceDriver Driver { get; }

    /// <summary>The class's own loss of one number, for <c>Loss.Custom</c>.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss of its own.</exception>
    float LossOf(float prediction, float target) => throw new InvalidOperationException("This network has no loss of its own (Loss.Custom).");
}
