namespace DslNet.Data;

/// <summary>An augmentation on reshaped samples, whatever the network's input shape.</summary>
internal sealed class ReshapedAugmentation(Augmentation inner, Shape shape) : Augmentation
{
    public override Shape OutputOf(Shape sample)
    {
        // A step that keeps the length keeps the network's shape.
        Shape output = inner.OutputOf(Seen(sample));
        return output.Size == sample.Size ? sample : output;
    }

    public override IAugmenter Prepare(Shape sample) => inner.Prepare(Seen(sample));

    public override string ToString() => $"({inner}).On({shape.ToString().Replace("×", ", ", StringComparison.Ordinal)})";

    private Shape Seen(Shape sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Size != shape.Size)
        {
            throw new ArgumentException($"{this} sees samples as {shape}, which is {shape.Size} values; the sample is {sample}, which is {sample.Size}.", nameof(sample));
        }

        return shape;
    }
}
