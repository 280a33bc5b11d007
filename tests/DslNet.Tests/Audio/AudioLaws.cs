using DslNet.Data;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Audio;

/// <summary>What holds of every sound.</summary>
public class AudioLaws
{
    private static readonly int[] Rates = [8000, 11025, 16000];

    private static Gen<float[]> AnySound { get; } =
        from length in Gen.Choose(0, 2000)
        from samples in Gen.Choose(-32768, 32767).Select(sample => sample / 32768f).ArrayOf(length)
        select samples;

    private static Arbitrary<(float[] Samples, int Rate, double Factor, double Semitones)> AnyChange { get; } = (
        from samples in AnySound
        from rate in Gen.Elements(Rates)
        from factor in Gen.Choose(25, 300)
        from semitones in Gen.Choose(-120, 120)
        select (samples, rate, factor / 100.0, semitones / 10.0)).ToArbitrary();

    private static Arbitrary<(float[] Samples, int Decibels, int Exponent)> AnyGain { get; } = (
        from samples in AnySound
        from decibels in Gen.Choose(-40, 40)
        from exponent in Gen.Choose(-8, 8)
        select (samples, decibels, exponent)).ToArbitrary();

    private static Arbitrary<(int Length, int Frame, int Hop, int Zeros, bool Centered)> AnyFrames { get; } = (
        from length in Gen.Choose(1, 3000)
        from frame in Gen.Choose(1, 600)
        from hop in Gen.Choose(1, 700)
        from zeros in Gen.Choose(0, 100)
        from centered in ArbMap.Default.GeneratorFor<bool>()
        where centered || length >= frame
        select (length, frame, hop, zeros, centered)).ToArbitrary();

    [Fact]
    public void Lengths_are_as_said_and_numbers_stay_numbers() => Hold(AnyChange, change =>
    {
        float[] stretched = AudioEffects.TimeStretch(change.Samples, change.Rate, change.Factor);
        float[] shifted = AudioEffects.PitchShift(change.Samples, change.Rate, change.Semitones);
        float[] resampled = AudioEffects.Resample(change.Samples, change.Rate, 8000);
        float[] noisy = AudioEffects.AddNoise(change.Samples, change.Semitones, 3);

        stretched.Length.ShouldBe((int)Math.Round(change.Samples.Length * change.Factor));
        shifted.Length.ShouldBe(change.Samples.Length);
        resampled.Length.ShouldBe((int)Math.Round(change.Samples.Length * 8000.0 / change.Rate));
        noisy.Length.ShouldBe(change.Samples.Length);
        foreach (float[] result in new[] { stretched, shifted, resampled, noisy })
        {
            result.ShouldAllBe(sample => float.IsFinite(sample));
        }
    });

    [Fact]
    public void Silence_stays_silence_and_its_features_are_the_floor() => Hold(AnyChange, change =>
    {
        float[] silence = new float[change.Samples.Length + 400];
        foreach (float[] result in new[]
        {
            AudioEffects.TimeStretch(silence, change.Rate, change.Factor), AudioEffects.PitchShift(silence, change.Rate, change.Semitones),
            AudioEffects.Resample(silence, change.Rate, 8000), AudioEffects.AddNoise(silence, change.Semitones, 5), AudioEffects.Gain(silence, change.Semitones),
        })
        {
            result.ShouldAllBe(sample => sample == 0);
        }

        new LogMel(change.Rate).Compute(silence).ShouldAllBe(value => value == (float)Math.Log(1e-10));
        new Mfcc(change.Rate).Compute(silence).ShouldAllBe(value => float.IsFinite(value));
    });

    [Fact]
    public void Gain_is_linear_and_gains_add_up() => Hold(AnyGain, gain =>
    {
        // A power of two changes no digit: what is linear is so to the last bit.
        float scale = MathF.ScaleB(1, gain.Exponent);
        float[] louder = AudioEffects.Gain(gain.Samples, gain.Decibels);
        AudioEffects.Gain([.. gain.Samples.Select(sample => sample * scale)], gain.Decibels).ShouldBe(louder.Select(sample => sample * scale));

        float[] sum = AudioEffects.Gain([.. gain.Samples.Zip(gain.Samples.Reverse(), (a, b) => a + b)], gain.Decibels);
        float[] twice = AudioEffects.Gain(louder, gain.Exponent), once = AudioEffects.Gain(gain.Samples, gain.Decibels + gain.Exponent);
        double factor = Math.Pow(10, gain.Decibels / 20.0);
        for (int i = 0; i < sum.Length; i++)
        {
            ((double)sum[i]).ShouldBe((double)louder[i] + louder[^(i + 1)], 4e-7 * factor);
            ((double)twice[i]).ShouldBe(once[i], 4e-7 * Math.Abs(once[i]));
            ((double)louder[i]).ShouldBe(gain.Samples[i] * factor, 1e-7 * factor);
        }
    });

    [Fact]
    public void The_transform_is_linear_and_as_large_as_said() => Hold(AnyFrames, frames =>
    {
        StftOptions options = new() { FrameLength = frames.Frame, Hop = frames.Hop, FftLength = frames.Frame + frames.Zeros, Centered = frames.Centered };
        float[] sound = Sounds.Voice(8000, frames.Length);
        Stft one = Stft.Compute(sound, options), half = Stft.Compute([.. sound.Select(sample => sample / 2)], options);

        one.Frames.ShouldBe(options.Frames(frames.Length));
        one.Values.Length.ShouldBe(one.Frames * options.Bins);
        for (int i = 0; i < one.Values.Length; i++)
        {
            half.Values[i].ShouldBe(one.Values[i] / 2);
        }
    });

    // Always the same cases, so that a failure comes again.
    private static void Hold<T>(Arbitrary<T> cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true).WithReplay(2025, 1), Prop.ForAll(cases, law));
}
