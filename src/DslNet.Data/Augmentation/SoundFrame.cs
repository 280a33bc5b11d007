namespace DslNet.Data;

/// <summary>Validates the shape of a sound: one channel.</summary>
internal static class SoundFrame
{
    /// <summary>The number of samples of a sound of one channel.</summary>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public static int Length(Shape sample, Augmentation augmentation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return sample.Rank == 1 || (sample.Rank == 2 && sample[1] == 1)
            ? sample[0]
            : throw new ArgumentException($"{augmentation} works on sounds of one channel, (length) or (length, 1); the sample is {sample}. On(length) says how to see it as a sound.", nameof(sample));
    }
}
