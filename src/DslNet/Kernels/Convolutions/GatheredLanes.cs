using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Convolutions;

/// <summary>Any: the 8 may be in several groups.</summary>
internal unsafe struct GatheredLanes : IChannelLanes
{
    private fixed int first[Lanes.Count];

    /// <summary>Lanes after the last channel read what the last one does.</summary>
    public void Start(ChannelGroups groups, int column)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            first[lane] = Math.Min(column + lane, groups.Columns - 1) / groups.To * groups.From;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Of(float* pixel, int channel)
    {
        pixel += channel;
        return Vector256.Create(
            pixel[first[0]], pixel[first[1]], pixel[first[2]], pixel[first[3]], pixel[first[4]], pixel[first[5]], pixel[first[6]], pixel[first[7]]);
    }
}
