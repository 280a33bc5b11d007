namespace DslNet.Data;

/// <summary>Translates an image by whole pixels, up to a limit in each direction; equivalently, a random crop of the padded image.</summary>
internal sealed class ImageTranslation(string name, int limit, ImageBorder border) : Augmentation
{
    public override IAugmenter Prepare(Shape sample)
    {
        var frame = new ImageFrame(sample, border, this);
        if (limit >= Math.Min(frame.Height, frame.Width))
        {
            throw new ArgumentException($"{this} moves images by up to {limit} pixels; some of the image must stay, and it is {sample}.", nameof(sample));
        }

        return new Augmenter(frame, limit);
    }

    public override string ToString() => FormattableString.Invariant($"{name}({limit}, {border})");

    private sealed class Augmenter(ImageFrame frame, int limit) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            int down = random.Integer(-limit, limit), right = random.Integer(-limit, limit);
            int channels = frame.Channels, place = 0;
            for (int y = 0; y < frame.Height; y++)
            {
                int row = frame.Row(y - down);
                for (int x = 0; x < frame.Width; x++, place += channels)
                {
                    int column = frame.Column(x - right);
                    Span<float> pixel = output.Slice(place, channels);
                    if (row < 0 || column < 0)
                    {
                        pixel.Clear();
                    }
                    else
                    {
                        input.Slice(((row * frame.Width) + column) * channels, channels).CopyTo(pixel);
                    }
                }
            }
        }
    }
}
