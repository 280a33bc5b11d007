namespace DslNet;

/// <summary>
/// A random function from a training sample to a sample of the same length, such as a small rotation of an image or a little noise in
/// a sound. <see cref="FitOptions.Augmentation"/> applies it whenever a batch is read, so that each epoch learns from other variants.
/// It describes and holds no memory: one value may serve several trainings at once. Its <c>ToString</c> says what it does, in the
/// same words for the same function: a checkpoint tells trainings apart by it.
/// </summary>
public interface IAugmentation
{
    /// <summary>Makes ready for samples of one shape. All memory is taken here.</summary>
    /// <param name="sample">The shape of a sample: that of the network's input.</param>
    /// <returns>What does the work.</returns>
    /// <exception cref="ArgumentException">The function isn't for samples of this shape.</exception>
    IAugmenter Prepare(Shape sample);
}
