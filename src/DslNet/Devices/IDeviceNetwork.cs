using System.ComponentModel;

namespace DslNet.Devices;

/// <summary>A network whose state is on a device, such as a GPU.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceNetwork : INetwork
{
    /// <summary>The network's driver, with the members that training needs.</summary>
    DeviceDriver Driver { get; }

    /// <summary>The class's own loss of one element, for <c>Loss.Custom</c>.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss of its own.</exception>
    float LossOf(float prediction, float target) => throw new InvalidOperationException("This network has no loss of its own (Loss.Custom).");
}
