using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Convolutions;

/// <summary>One channel for all 8: they are in one group.</summary>
internal unsafe struct SameGroupLanes : IChannelLanes
{
    private int first;

    public void Start(ChannelGroups groups, int column) => first = column / groups.To * groups.From;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Of(float* pixel, int channel) => Vector256.Create(pixel[first + channel]);
}
