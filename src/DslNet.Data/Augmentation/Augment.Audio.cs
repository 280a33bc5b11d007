namespace DslNet.Data;

/// <content>Functions on sounds: samples of one channel, of shape (length) or (length, 1).</content>
public static partial class Augment
{
    /// <summary>
    /// The usual variants of a sound: longer or shorter at the same pitch, and higher or lower at the same length. What gets longer than
    /// the sample is cut at its end, what gets shorter ends in silence. See <see cref="AudioEffects.TimeStretch"/> and <see cref="AudioEffects.PitchShift"/>.
    /// </summary>
    /// <param name="stretch">How much slower or faster at most: 0.2 is up to 1.2 times as long or as fast, every ratio between equally likely on a logarithmic scale; 0..3.</param>
    /// <param name="pitch">How many semitones higher or lower at most, every number between equally likely; 0..48.</param>
    /// <param name="sampleRate">The number of samples a second, in Hz; 8,000 as in the spoken digits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Augmentation Audio(float stretch = 0, float pitch = 0, int sampleRate = 8000)
    {
        AugmentChecks.Stretch(stretch);
        AugmentChecks.Semitones(pitch);
        AudioCheck.SampleRate(sampleRate);
        return new SoundWarp(stretch, pitch, sampleRate);
    }

    /// <summary>Makes a sound louder or softer. See <see cref="AudioEffects.Gain"/>.</summary>
    /// <param name="decibels">How much at most to either side, in dB, every number between equally likely; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Augmentation Gain(float decibels)
    {
        AugmentChecks.Decibels(decibels);
        return new SoundGain(decibels);
    }

    /// <summary>Adds white noise to a sound, so much softer than the sound itself; silence stays silence. See <see cref="AudioEffects.AddNoise"/>. Where noise of one strength is wanted for all, <see cref="Noise"/> adds it.</summary>
    /// <param name="from">The smallest ratio of signal to noise, in dB: 20 is a hundred times the power.</param>
    /// <param name="to">The largest; every number between is equally likely. At least <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A ratio isn't finite, or the largest is below the smallest.</exception>
    public static Augmentation Hiss(float from, float to)
    {
        AugmentChecks.Ratios(from, to);
        return new SoundHiss(from, to);
    }

    /// <summary>
    /// Features of what came before, as part of the same chain: <c>Augment.Audio(stretch: 0.1f) &gt;&gt; Augment.Features(logMel.ForRows(8000)) &gt;&gt; Augment.Features(scale)</c>
    /// varies recordings and feeds the network with their standardized spectrograms. The training set then has recordings as its rows,
    /// and the validation set has had the same transforms applied.
    /// </summary>
    /// <param name="transform">What is computed of each variant.</param>
    public static Augmentation Features(IFeatureTransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new FeatureStep(transform);
    }
}
