namespace DslNet.Data;

/// <summary>Adds white Gaussian noise at a random signal-to-noise ratio.</summary>
internal sealed class SoundHiss(float from, float to) : Augmentation
{
    public override IAugmenter Prepare(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new Augmenter(from, to);
    }

    public override string ToString() => FormattableString.Invariant($"Hiss({from}, {to})");

    private sealed class Augmenter(float from, float to) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            double power = 0;
            foreach (float sample in input)
            {
                power += (double)sample * sample / input.Length;
            }

            double deviation = Math.Sqrt(power) * Math.Pow(10, -random.Uniform(from, to) / 20);
            GaussianNoise.Add(input, deviation, output, ref random);
        }
    }
}
