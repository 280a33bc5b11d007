namespace DslNet.Data;

/// <summary>
/// A random function from a sample to a sample, for <see cref="FitOptions.Augmentation"/>. Functions are made by <see cref="Augment"/>
/// and composed with <c>&gt;&gt;</c>, the left one first: <c>Augment.Flip() &gt;&gt; Augment.Rotation(10) &gt;&gt; Augment.Noise(0.1f)</c>.
/// Grouping makes no difference: <c>(a &gt;&gt; b) &gt;&gt; c</c> is <c>a &gt;&gt; (b &gt;&gt; c)</c>.
/// </summary>
public abstract class Augmentation : IAugmentation
{
    /// <summary>One function, and then another one on its result.</summary>
    /// <param name="first">What comes first.</param>
    /// <param name="second">What comes then.</param>
    public static Augmentation operator >>(Augmentation first, Augmentation second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new AugmentationSequence([.. AugmentationSequence.PartsOf(first), .. AugmentationSequence.PartsOf(second)]);
    }

    /// <summary>
    /// The same function, for networks that take the samples in another shape: <c>Augment.Image(rotation: 10).On(8, 8, 1)</c> for
    /// images of 8×8 that go into an <c>Input(64)</c>.
    /// </summary>
    /// <param name="extents">The shape to see samples in, of as many values as the network's input: (height, width, channels) for images.</param>
    /// <exception cref="ArgumentException">There are no extents, or one is less than 1.</exception>
    public Augmentation On(params int[] extents) => new ReshapedAugmentation(this, new Shape(extents));

    /// <inheritdoc/>
    public virtual Shape OutputOf(Shape sample) => sample;

    /// <inheritdoc/>
    public abstract IAugmenter Prepare(Shape sample);

    /// <summary>What it does, as it is written in a program; in the invariant culture.</summary>
    public abstract override string ToString();
}
