using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Convolutions;

/// <summary>For 8 channels of a result, the channels of a pixel that they read, as a struct so that it is inlined.</summary>
internal unsafe interface IChannelLanes
{
    /// <summary>Moves to the channels that a vector of the result reads.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="column">The vector's first channel.</param>
    void Start(ChannelGroups groups, int column);

    /// <summary>The channels that the vector reads of a pixel.</summary>
    /// <param name="pixel">The pixel's first channel.</param>
    /// <param name="channel">The number of the channel in its group.</param>
    Vector256<float> Of(float* pixel, int channel);
}
