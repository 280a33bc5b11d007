namespace DslNet.Data;

/// <summary>Adds independent Gaussian noise of mean 0 to each value.</summary>
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
