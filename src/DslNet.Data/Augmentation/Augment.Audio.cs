namespace DslNet.Data;

/// <content>Functions on sounds: samples of one channel, of shape (length) or (length, 1).</content>
public static partial class Augment
{
    /// <summary>
    /// The usual augmentation of a sound: random time stretching and pitch shifting. A result longer than
    /// the sample is truncated, a shorter one padded with silence. See <see cref="AudioEffects.TimeStretch"/> and <see cref="AudioEffects.PitchShift"/>.
    /// </summary>
    /// <param name="stretch">The largest stretch: 0.2 is a ratio of up to 1.2 in either direction, log-uniformly distributed; 0..3.</param>
    /// <param name="pitch">The largest shift in semitones, uniformly distributed; 0..48.</param>
    /// <param name="sampleRate">The number of samples a second, in Hz; 8,000 as in the spoken digits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Augmentation Audio(float stretch = 0, float pitch = 0, int sampleRate = 8000)
    {
        AugmentChecks.Stretch(stretch);
        AugmentChecks.Semitones(pitch);
        AudioCheck.SampleRate(sampleRate);
        return new SoundWarp(stretch, pitch, sampleRate);
    }

    /// <summary>A random gain. See <see cref="AudioEffects.Gain"/>.</summary>
    /// <param name="decibels">The largest gain or attenuation, in dB, uniformly distributed; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static Augmentation Gain(float decibels)
    {
        AugmentChecks.Decibels(decibels);
        return new SoundGain(decibels);
    }

    /// <summary>Adds white noise at a signal-to-noise ratio; silence stays silence. See <see cref="AudioEffects.AddNoise"/>. <see cref="Noise"/> adds noise of the same power to all.</summary>
    /// <param name="from">The smallest ratio of signal to noise, in dB: 20 is a hundred times the power.</param>
    /// <param name="to">The largest; uniformly distributed in dB. At least <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A ratio isn't finite, or the largest is below the smallest.</exception>
    public static Augmentation Hiss(float from, float to)
    {
        AugmentChecks.Ratios(from, to);
        return new SoundHiss(from, to);
    }

    /// <summary>
    /// Feature extraction as a step of the augmentation: <c>Augment.Audio(stretch: 0.1f) &gt;&gt; Augment.Features(logMel.ForRows(8000)) &gt;&gt; Augment.Features(scale)</c>
    /// augments recordings and gives the network their standardized spectrograms. The training set then has recordings as its rows,
    /// and the validation set has had the same transforms applied.
    /// </summary>
    /// <param name="transform">The transform of each augmented sample.</param>
    public static Augmentation Features(IFeatureTransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new FeatureStep(transform);
    }
}
