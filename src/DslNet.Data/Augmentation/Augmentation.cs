namespace DslNet.Data;

/// <summary>
/// A random transformation of samples, for <see cref="FitOptions.Augmentation"/>. Functions are made by <see cref="Augment"/>
/// and composed with <c>&gt;&gt;</c>, the left one first: <c>Augment.Flip() &gt;&gt; Augment.Rotation(10) &gt;&gt; Augment.Noise(0.1f)</c>.
/// Grouping makes no difference: <c>(a &gt;&gt; b) &gt;&gt; c</c> is <c>a &gt;&gt; (b &gt;&gt; c)</c>.
/// </summary>
public abstract class Augmentation : IAugmentation
{
    /// <summary>The composition of two augmentations.</summary>
    /// <param name="first">Applied first.</param>
    /// <param name="second">Applied to its result.</param>
    public static Augmentation operator >>(Augmentation first, Augmentation second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new AugmentationSequence([.. AugmentationSequence.PartsOf(first), .. AugmentationSequence.PartsOf(second)]);
    }

    /// <summary>
    /// The same on samples reshaped, for networks with another input shape: <c>Augment.Image(rotation: 10).On(8, 8, 1)</c> for
    /// images of 8×8 that go into an <c>Input(64)</c>.
    /// </summary>
    /// <param name="extents">The shape for the augmentation, with as many elements as the network's input: (height, width, channels) for images.</param>
    /// <exception cref="ArgumentException">There are no extents, or one is less than 1.</exception>
    public Augmentation On(params int[] extents) => new ReshapedAugmentation(this, new Shape(extents));

    /// <inheritdoc/>
    public virtual Shape OutputOf(Shape sample) => sample;

    /// <inheritdoc/>
    public abstract IAugmenter Prepare(Shape sample);

    /// <summary>The augmentation as C#, in the invariant culture.</summary>
    public abstract override string ToString();
}
