namespace DslNet.Data;

/// <summary>An image's extents (NHWC: a value is at (y · width + x) · channels + channel) and its padding mode.</summary>
internal readonly struct ImageFrame
{
    private readonly ImageBorder border;

    public ImageFrame(Shape sample, ImageBorder border, Augmentation augmentation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Rank != 3)
        {
            throw new ArgumentException($"{augmentation} works on images, (height, width, channels); the sample is {sample}. On(height, width, channels) says how to see it as an image.", nameof(sample));
        }

        (Height, Width, Channels) = (sample[0], sample[1], sample[2]);
        this.border = border;
    }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    /// <summary>The source row of a row, which may be beyond the border; −1 for zeros.</summary>
    public int Row(int y) => Inside(y, Height);

    /// <summary>The source column of a column, which may be beyond the border; −1 for zeros.</summary>
    public int Column(int x) => Inside(x, Width);

    private int Inside(int place, int extent)
    {
        if ((uint)place < (uint)extent)
        {
            return place;
        }

        switch (border)
        {
            case ImageBorder.Nearest:
                return place < 0 ? 0 : extent - 1;
            case ImageBorder.Mirror:
                // Reflection has a period of twice the extent.
                int period = 2 * extent;
                int folded = ((place % period) + period) % period;
                return Math.Min(folded, period - 1 - folded);
            default:
                return -1;
        }
    }
}
