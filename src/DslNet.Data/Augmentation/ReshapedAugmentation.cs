namespace DslNet.Data;

/// <summary>A function that sees samples in a shape of its own, whatever the network's input is.</summary>
internal sealed class ReshapedAugmentation(Augmentation inner, Shape shape) : Augmentation
{
    public override Shape OutputOf(Shape sample)
    {
        // What keeps the length keeps the shape that the network has.
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
