namespace DslNet.Data;

/// <summary>
/// Random time stretching and pitch shifting in one pass: stretched by the product of both ratios, then resampled by the pitch's.
/// </summary>
internal sealed class SoundWarp(float stretch, float pitch, int sampleRate) : Augmentation
{
    private const double SemitonesOfOctave = 12;

    public override IAugmenter Prepare(Shape sample) => new Augmenter(SoundFrame.Length(sample, this), stretch, pitch, sampleRate);

    public override string ToString() => FormattableString.Invariant($"Audio({stretch}, {pitch}, {sampleRate})");

    private sealed class Augmenter : IAugmenter
    {
        private readonly PhaseVocoder vocoder;
        private readonly Resampler resampler = new();
        private readonly float[] stretched;
        private readonly double slowest, pitch;

        public Augmenter(int length, float stretch, float pitch, int sampleRate)
        {
            vocoder = new PhaseVocoder(sampleRate);
            (slowest, this.pitch) = (Math.Log(1 + (double)stretch), pitch);
            stretched = pitch > 0 ? new float[StretchedLength(length, Math.Pow(2, pitch / SemitonesOfOctave))] : [];
        }

        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            double longer = slowest > 0 ? Math.Exp(random.Uniform(-slowest, slowest)) : 1;
            double higher = pitch > 0 ? Math.Pow(2, random.Uniform(-pitch, pitch) / SemitonesOfOctave) : 1;
            if (pitch > 0)
            {
                Span<float> between = stretched.AsSpan(0, StretchedLength(input.Length, higher));
                vocoder.Stretch(input, longer * higher, between);
                resampler.Read(between, higher, output);
            }
            else if (slowest > 0)
            {
                vocoder.Stretch(input, longer, output);
            }
            else
            {
                input.CopyTo(output);
            }
        }

        // The number of samples that the resampler reads.
        private static int StretchedLength(int length, double higher) => checked((int)Math.Ceiling(length * higher) + SincKernel.Reach(higher) + 1);
    }
}
