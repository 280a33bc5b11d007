using System.ComponentModel;

namespace DslNet.Kernels.Normalizations;

/// <summary>The sets of elements of a row that <see cref="RowNormalization"/> normalizes, each by its own statistics: groups of adjacent channels over all pixels.</summary>
/// <param name="Pixels">Pixels of a row; 1 where each pixel is a row of its own.</param>
/// <param name="Channels">Channels of a pixel.</param>
/// <param name="Groups">Groups of channels; a divisor of the channels.</param>
/// <param name="Centers">Whether the mean is subtracted.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NormalizedSets(int Pixels, int Channels, int Groups, bool Centers)
{
    /// <summary>Channels of a group.</summary>
    internal int Width => Channels / Groups;
}
