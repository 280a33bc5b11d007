namespace DslNet;

/// <summary>
/// A random function from a training sample to another sample, such as a small rotation of an image or a little noise in
/// a sound. <see cref="FitOptions.Augmentation"/> applies it whenever a batch is read, so that each epoch sees other variants.
/// It is a description without working memory: one value may serve several trainings at once. Its <c>ToString</c> describes it, with the
/// same text for the same function: it is part of a training's identity in a checkpoint.
/// </summary>
public interface IAugmentation
{
    /// <summary>
    /// The shape of the variants; by default that of the samples. Where they differ, as when sounds become spectrograms,
    /// the training set's rows are the samples, and the variants are the network's input.
    /// </summary>
    /// <param name="sample">The shape of a sample.</param>
    /// <exception cref="ArgumentException">The function isn't for samples of this shape.</exception>
    Shape OutputOf(Shape sample) => sample;

    /// <summary>Prepares for samples of one shape; allocates all working memory. Called once per worker thread.</summary>
    /// <param name="sample">The shape of a sample: that of the network's input, or, where the training set has rows of another length, that length.</param>
    /// <returns>The augmenter for that shape.</returns>
    /// <exception cref="ArgumentException">The function isn't for samples of this shape.</exception>
    IAugmenter Prepare(Shape sample);
}
