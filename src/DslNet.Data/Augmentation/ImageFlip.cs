namespace DslNet.Data;

/// <summary>Mirrors an image horizontally, left to right, with a probability.</summary>
internal sealed class ImageFlip(float probability) : Augmentation
{
    public override IAugmenter Prepare(Shape sample) => new Augmenter(new ImageFrame(sample, ImageBorder.Zero, this), probability);

    public override string ToString() => FormattableString.Invariant($"Flip({probability})");

    private sealed class Augmenter(ImageFrame frame, float probability) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            if (random.Uniform() >= probability)
            {
                input.CopyTo(output);
                return;
            }

            int channels = frame.Channels, width = frame.Width * channels;
            for (int row = 0; row < input.Length; row += width)
            {
                for (int x = 0; x < width; x += channels)
                {
                    input.Slice(row + x, channels).CopyTo(output[(row + width - channels - x)..]);
                }
            }
        }
    }
}
