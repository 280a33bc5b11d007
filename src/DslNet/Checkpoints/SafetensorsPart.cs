namespace DslNet;

/// <summary>A tensor of the file.</summary>
/// <param name="Name">PyTorch's name.</param>
/// <param name="Shape">PyTorch's shape.</param>
/// <param name="Here">The shape of the same elements here: the file's axes are the last one here, where there is one, the one before, and then the others in their order. Of one axis: the file has the elements in this order.</param>
/// <param name="HasUnits">Whether the last axis here is that of the units, which is PyTorch's first.</param>
internal sealed record SafetensorsPart(string Name, int[] Shape, int[] Here, bool HasUnits)
{
    public int Count => Shape.Aggregate(1, (product, extent) => product * extent);

    private int Units => HasUnits ? Here[^1] : 1;

    private int Channels => HasUnits ? Here[^2] : Here[^1];

    private int Pixels => Count / Units / Channels;

    /// <summary>From [pixels, channels, units] to [units, channels, pixels].</summary>
    public void ToFile(ReadOnlySpan<float> here, Span<float> file)
    {
        int at = 0;
        for (int unit = 0; unit < Units; unit++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                for (int pixel = 0; pixel < Pixels; pixel++)
                {
                    file[at++] = here[(((pixel * Channels) + channel) * Units) + unit];
                }
            }
        }
    }

    /// <summary>The inverse permutation.</summary>
    public void FromFile(ReadOnlySpan<float> file, Span<float> here)
    {
        int at = 0;
        for (int unit = 0; unit < Units; unit++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                for (int pixel = 0; pixel < Pixels; pixel++)
                {
                    here[(((pixel * Channels) + channel) * Units) + unit] = file[at++];
                }
            }
        }
    }
}
