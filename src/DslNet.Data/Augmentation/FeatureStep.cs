namespace DslNet.Data;

/// <summary>A deterministic feature transform as a step of an augmentation; it may change the length.</summary>
internal sealed class FeatureStep(IFeatureTransform transform) : Augmentation
{
    public override Shape OutputOf(Shape sample)
    {
        Check(sample);
        return new Shape(transform.OutputSize);
    }

    public override IAugmenter Prepare(Shape sample)
    {
        Check(sample);
        return new Augmenter(transform);
    }

    public override string ToString() => FormattableString.Invariant($"Features({transform.GetType().Name}: {transform.InputSize} to {transform.OutputSize})");

    private void Check(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Size != transform.InputSize)
        {
            throw new ArgumentException($"{this} takes {transform.InputSize} values; the sample is {sample}, which is {sample.Size}.", nameof(sample));
        }
    }

    private sealed class Augmenter(IFeatureTransform transform) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random) => transform.Apply(input, output);
    }
}
