using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Convolutions;

/// <summary>Groups of channels: each channel of the result sums over those of its group.</summary>
/// <param name="From">Channels of a group that are summed.</param>
/// <param name="To">Channels of a group of the result.</param>
/// <param name="Columns">Channels of the result.</param>
internal readonly record struct ChannelGroups(int From, int To, int Columns)
{
    /// <summary>Each channel of the result reads the channel of the same number.</summary>
    public bool IsDepthwise => (From, To) == (1, 1);

    /// <summary>Whether all channels of a vector are in the same group.</summary>
    public bool FillsVectors => To % Lanes.Count == 0;
}
