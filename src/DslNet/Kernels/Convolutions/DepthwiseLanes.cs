using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Convolutions;

/// <summary>The same channels as the result's: a depthwise convolution.</summary>
internal unsafe struct DepthwiseLanes : IChannelLanes
{
    private int first;

    public void Start(ChannelGroups groups, int column) => first = column;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Of(float* pixel, int channel) => Vector256.Load(pixel + first);
}
