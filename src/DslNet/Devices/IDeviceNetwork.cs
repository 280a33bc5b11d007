using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>A network that keeps everything on a device, such as a GPU: by this, training knows it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceNetwork : INetwork
{
    /// <summary>The network's state, and what training asks of it.</summary>
    DeviceDriver Driver { get; }
}
