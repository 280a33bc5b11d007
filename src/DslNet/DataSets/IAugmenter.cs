namespace DslNet;

/// <summary>An <see cref="IAugmentation"/> prepared for samples of one shape. It may have working memory, and so isn't thread-safe.</summary>
public interface IAugmenter
{
    /// <summary>Makes a variant of a sample. The same sample and the same random numbers give the same variant. Should allocate nothing.</summary>
    /// <param name="input">The sample, in the order of its shape (an image: height × width × channels).</param>
    /// <param name="output">The variant, of the length that <see cref="IAugmentation.OutputOf"/> said; never overlaps <paramref name="input"/>, and every value of it is written.</param>
    /// <param name="random">The random number generator of this sample in this epoch.</param>
    void Apply(ReadOnlySpan<float> input, Span<float> output, ref SampleRandom random);
}
