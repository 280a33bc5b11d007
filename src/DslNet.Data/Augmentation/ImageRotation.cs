namespace DslNet.Data;

/// <summary>Rotates an image about its center, by an angle drawn between two, with bilinear interpolation.</summary>
internal sealed class ImageRotation(float from, float to, ImageBorder border) : Augmentation
{
    public override IAugmenter Prepare(Shape sample) => new Augmenter(new ImageFrame(sample, border, this), from, to);

    public override string ToString() => FormattableString.Invariant($"Rotation({from}, {to}, {border})");

    private sealed class Augmenter(ImageFrame frame, float from, float to) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            // SinPi and CosPi are exact at quarter turns, which then map pixels to pixels.
            (double sine, double cosine) = double.SinCosPi(random.Uniform(from, to) / 180);
            double middleX = (frame.Width - 1) / 2.0, middleY = (frame.Height - 1) / 2.0;
            int place = 0;
            for (int y = 0; y < frame.Height; y++)
            {
                double fromMiddleY = y - middleY;
                for (int x = 0; x < frame.Width; x++, place += frame.Channels)
                {
                    // The inverse rotation gives the source coordinates. Rows count downwards, hence the signs.
                    double fromMiddleX = x - middleX;
                    double originX = (fromMiddleX * cosine) - (fromMiddleY * sine) + middleX;
                    double originY = (fromMiddleX * sine) + (fromMiddleY * cosine) + middleY;
                    Interpolate(input, originX, originY, output.Slice(place, frame.Channels));
                }
            }
        }

        private void Interpolate(ReadOnlySpan<float> image, double x, double y, Span<float> pixel)
        {
            double left = Math.Floor(x), top = Math.Floor(y);
            int column = (int)left, row = (int)top;
            double toRight = x - left, toBottom = y - top;
            pixel.Clear();
            Add(image, row, column, (1 - toBottom) * (1 - toRight), pixel);
            Add(image, row, column + 1, (1 - toBottom) * toRight, pixel);
            Add(image, row + 1, column, toBottom * (1 - toRight), pixel);
            Add(image, row + 1, column + 1, toBottom * toRight, pixel);
        }

        private void Add(ReadOnlySpan<float> image, int row, int column, double weight, Span<float> pixel)
        {
            int y = frame.Row(row), x = frame.Column(column);
            if (weight == 0 || y < 0 || x < 0)
            {
                return;
            }

            ReadOnlySpan<float> source = image.Slice(((y * frame.Width) + x) * frame.Channels, pixel.Length);
            for (int channel = 0; channel < pixel.Length; channel++)
            {
                pixel[channel] += (float)weight * source[channel];
            }
        }
    }
}
