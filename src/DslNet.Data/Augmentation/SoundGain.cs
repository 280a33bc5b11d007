namespace DslNet.Data;

/// <summary>A random gain in dB, symmetric about 0.</summary>
internal sealed class SoundGain(float decibels) : Augmentation
{
    public override IAugmenter Prepare(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new Augmenter(decibels);
    }

    public override string ToString() => FormattableString.Invariant($"Gain({decibels})");

    private sealed class Augmenter(float decibels) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random) =>
            System.Numerics.Tensors.TensorPrimitives.Multiply(input, (float)Math.Pow(10, random.Uniform(-decibels, decibels) / 20), output);
    }
}
