namespace DslNet.Data;

/// <summary>Adds to each value a normally distributed number of its own, of mean 0.</summary>
internal sealed class Noise(float deviation) : Augmentation
{
    public override IAugmenter Prepare(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new Augmenter(deviation);
    }

    public override string ToString() => FormattableString.Invariant($"Noise({deviation})");

    private sealed class Augmenter(float deviation) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random) => GaussianNoise.Add(input, deviation, output, ref random);
    }
}
