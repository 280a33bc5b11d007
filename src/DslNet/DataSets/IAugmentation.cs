namespace DslNet;

/// <summary>
/// A random function from a training sample to another sample, such as a small rotation of an image or a little noise in
/// a sound. <see cref="FitOptions.Augmentation"/> applies it whenever a batch is read, so that each epoch learns from other variants.
/// It describes and holds no memory: one value may serve several trainings at once. Its <c>ToString</c> says what it does, in the
/// same words for the same function: a checkpoint tells trainings apart by it.
/// </summary>
public interface IAugmentation
{
    /// <summary>
    /// The shape of the variants: that of the samples, unless this is implemented. Where they differ, as when sounds become spectrograms,
    /// the training set's rows are the samples, and the variants are what goes into the network.
    /// </summary>
    /// <param name="sample">The shape of a sample.</param>
    /// <exception cref="ArgumentException">The function isn't for samples of this shape.</exception>
    Shape OutputOf(Shape sample) => sample;

    /// <summary>Makes ready for samples of one shape. All memory is taken here. Called once for each thread that works.</summary>
    /// <param name="sample">The shape of a sample: that of the network's input, or, where the training set has rows of another length, that length.</param>
    /// <returns>What does the work.</returns>
    /// <exception cref="ArgumentException">The function isn't for samples of this shape.</exception>
    IAugmenter Prepare(Shape sample);
}
