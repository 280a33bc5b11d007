namespace DslNet.Data;

/// <summary>A composition of augmentations, applied in order; the empty one (<c>Augment.Image()</c>) is the identity.</summary>
internal sealed class AugmentationSequence(Augmentation[] parts) : Augmentation
{
    private Augmentation[] Parts => parts;

    public static Augmentation[] PartsOf(Augmentation augmentation) => augmentation is AugmentationSequence sequence ? sequence.Parts : [augmentation];

    public override Shape OutputOf(Shape sample) => parts.Aggregate(sample, (shape, part) => part.OutputOf(shape));

    public override IAugmenter Prepare(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        List<Step> steps = [];
        foreach (Augmentation part in parts)
        {
            Shape output = part.OutputOf(sample);
            steps.Add(new Step(part.Prepare(sample), steps.Count == parts.Length - 1 ? [] : new float[output.Size]));
            sample = output;
        }

        return new Augmenter([.. steps]);
    }

    public override string ToString() => parts.Length == 0 ? "Image()" : string.Join(" >> ", parts.Select(part => part.ToString()));

    /// <summary>A step and its output buffer; the last one's is the output.</summary>
    private readonly record struct Step(IAugmenter Augmenter, float[] Result);

    private sealed class Augmenter(Step[] steps) : IAugmenter
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            if (steps.Length == 0)
            {
                input.CopyTo(output);
                return;
            }

            ReadOnlySpan<float> source = input;
            for (int i = 0; i < steps.Length; i++)
            {
                Span<float> result = i == steps.Length - 1 ? output : steps[i].Result;
                steps[i].Augmenter.Apply(source, result, ref random);
                source = result;
            }
        }
    }
}
