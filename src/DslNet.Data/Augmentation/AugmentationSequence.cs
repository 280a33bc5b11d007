namespace DslNet.Data;

/// <summary>Functions that work one after the other, each on the result of the one before; none of them (<c>Augment.Image()</c>): the sample as it is.</summary>
internal sealed class AugmentationSequence(Augmentation[] parts) : Augmentation
{
    private Augmentation[] Parts => parts;

    public static Augmentation[] PartsOf(Augmentation augmentation) => augmentation is AugmentationSequence sequence ? sequence.Parts : [augmentation];

    public override IAugmenter Prepare(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new Augmenter([.. parts.Select(part => part.Prepare(sample))], sample.Size);
    }

    public override string ToString() => parts.Length == 0 ? "Image()" : string.Join(" >> ", parts.Select(part => part.ToString()));

    private sealed class Augmenter(IAugmenter[] parts, int size) : IAugmenter
    {
        private readonly float[] between = parts.Length < 2 ? [] : new float[size];

        public void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random)
        {
            if (parts.Length == 0)
            {
                input.CopyTo(output);
                return;
            }

            // The results are in the output and between by turns, and the last one is in the output.
            ReadOnlySpan<float> source = input;
            for (int i = 0; i < parts.Length; i++)
            {
                Span<float> result = (parts.Length - i) % 2 == 1 ? output : between;
                parts[i].Apply(source, result, ref random);
                source = result;
            }
        }
    }
}
