using DslNet.Data;

namespace DslNet.Tests.Audio;

public class AudioEffectTests
{
    [Theory]
    [InlineData(8000, 1.25)]
    [InlineData(8000, 0.8)]
    [InlineData(8000, 2)]
    [InlineData(16000, 0.5)]
    [InlineData(44100, 1.25)]
    public void A_stretched_tone_lasts_longer_and_stays_at_its_frequency(int rate, double factor)
    {
        float[] tone = Sounds.Tone(440, rate, rate);
        float[] stretched = AudioEffects.TimeStretch(tone, rate, factor);

        stretched.Length.ShouldBe((int)(rate * factor));
        Sounds.Frequency(stretched, rate).ShouldBe(440, 0.1);
        Sounds.Rms(Middle(stretched)).ShouldBe(Sounds.Rms(tone), 0.002);
    }

    [Theory]
    [InlineData(8000, 4, 554.37)]
    [InlineData(8000, -4, 349.23)]
    [InlineData(16000, 12, 880)]
    [InlineData(44100, 0.5, 452.89)]
    public void A_shifted_tone_has_another_frequency_and_lasts_as_long(int rate, double semitones, double frequency)
    {
        float[] tone = Sounds.Tone(440, rate, rate);
        float[] shifted = AudioEffects.PitchShift(tone, rate, semitones);

        shifted.Length.ShouldBe(rate);
        Sounds.Frequency(shifted, rate).ShouldBe(frequency, frequency * 0.0005);
        Sounds.Rms(Middle(shifted)).ShouldBe(Sounds.Rms(tone), 0.002);
    }

    [Fact]
    public void The_partials_of_a_chord_keep_their_strength()
    {
        double[] partials = [220, 440, 660, 1500];
        float[] chord = new float[8000];
        foreach (double partial in partials)
        {
            chord = [.. chord.Zip(Sounds.Tone(partial, 8000, 8000, 0.2), (a, b) => a + b)];
        }

        float[] stretched = AudioEffects.TimeStretch(chord, 8000, 1.5);
        foreach (double partial in partials)
        {
            Strength(stretched, partial).ShouldBe(0.2, 0.01, $"{partial} Hz");
        }
    }

    [Fact]
    public void Stretched_and_shifted_by_nothing_a_sound_is_what_it_was()
    {
        float[] voice = Sounds.Voice(8000, 5001);

        MustBeNear(AudioEffects.TimeStretch(voice, 8000, 1), voice);
        MustBeNear(AudioEffects.PitchShift(voice, 8000, 0), voice);
        AudioEffects.Gain(voice, 0).ShouldBe(voice);
        AudioEffects.Resample(voice, 8000, 8000).ShouldBe(voice);
    }

    [Fact]
    public void A_stretched_sound_begins_and_ends_when_the_sound_did()
    {
        float[] sound = new float[8000];
        Sounds.Tone(440, 8000, 2000).CopyTo(sound, 3000);
        float[] stretched = AudioEffects.TimeStretch(sound, 8000, 1.5);

        // A frame is 512 samples: what it smears lies within one of them.
        Sounds.Rms(stretched.AsSpan(0, 4500 - 512)).ShouldBeLessThan(1e-3);
        Sounds.Rms(stretched.AsSpan(4500 + 512, 3000 - 1024)).ShouldBe(0.5 / Math.Sqrt(2), 0.01);
        Sounds.Rms(stretched.AsSpan(7500 + 512)).ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void Resampled_a_tone_is_the_tone_and_what_the_rate_cannot_carry_is_gone()
    {
        float[] up = AudioEffects.Resample(Sounds.Tone(440, 8000, 8000), 8000, 44100);
        up.Length.ShouldBe(44100);
        float[] tone = Sounds.Tone(440, 44100, 44100);
        Enumerable.Range(1000, 42000).Max(i => Math.Abs(up[i] - tone[i])).ShouldBeLessThan(1e-3f);

        float[] down = AudioEffects.Resample(Sounds.Tone(5000, 16000, 16000), 16000, 8000);
        down.Length.ShouldBe(8000);
        Sounds.Rms(Middle(down)).ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void A_pitch_beyond_half_the_sample_rate_is_left_out_rather_than_folded_back() =>
        Sounds.Rms(Middle(AudioEffects.PitchShift(Sounds.Tone(3000, 8000, 8000), 8000, 12))).ShouldBeLessThan(1e-3);

    [SkippableFact]
    public void A_real_recording_stretched_and_back_sounds_alike()
    {
        string? folder = SharedFolder.Find("data/fsdd/recordings");
        Skip.If(folder is null, "shared/data/fsdd isn't beside the project: there is no recording to stretch.");
        WavFile wav = WavFile.Read(Path.Combine(folder!, "7_jackson_32.wav"));
        float[] sound = wav.Samples.ToArray();

        float[] longer = AudioEffects.TimeStretch(sound, wav.SampleRate, 1.25);
        longer.Length.ShouldBe((int)Math.Round(sound.Length * 1.25));
        float[] back = AudioEffects.TimeStretch(longer, wav.SampleRate, (double)sound.Length / longer.Length);
        back.Length.ShouldBe(sound.Length);
        Sounds.Rms(longer).ShouldBe(Sounds.Rms(sound), 0.1 * Sounds.Rms(sound));

        // Alike in its log-mel spectrogram, far more so than the recording of another digit.
        float[] other = WavFile.Read(Path.Combine(folder!, "2_jackson_32.wav")).Samples.ToArray();
        Distance(sound, back).ShouldBeLessThan(0.5 * Distance(sound, other));
    }

    [Fact]
    public void Noise_is_as_strong_as_asked_white_and_the_seeds_own()
    {
        float[] tone = Sounds.Tone(440, 8000, 80000);
        float[] noisy = AudioEffects.AddNoise(tone, 20, seed: 7);
        double[] noise = [.. noisy.Zip(tone, (a, b) => (double)a - b)];

        double power = noise.Average(value => value * value);
        (10 * Math.Log10(0.125 / power)).ShouldBe(20, 0.1);
        noise.Average().ShouldBe(0, 4 * Math.Sqrt(power / noise.Length));
        (noise.Average(value => value * value * value * value) / (power * power)).ShouldBe(3, 0.15);   // a Gaussian's kurtosis
        (noise.Skip(1).Zip(noise, (a, b) => a * b).Average() / power).ShouldBe(0, 4 / Math.Sqrt(noise.Length));
        AudioEffects.AddNoise(tone, 20, seed: 7).ShouldBe(noisy);
        AudioEffects.AddNoise(tone, 20, seed: 8).ShouldNotBe(noisy);
    }

    [Fact]
    public void What_does_not_fit_is_said_with_numbers()
    {
        float[] sound = new float[1000];
        foreach (double factor in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.TimeStretch(sound, 8000, factor)).ParamName.ShouldBe("factor");
        }

        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.TimeStretch(sound, 8000, 1e9)).Message.ShouldContain("1000 samples × 1000000000 are more.");
        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.TimeStretch(sound, 0, 1)).ParamName.ShouldBe("sampleRate");
        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.PitchShift(sound, 8000, 49)).Message.ShouldContain("48. They are 49.");
        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.PitchShift(sound, 8000, double.NaN)).ParamName.ShouldBe("semitones");
        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.Resample(sound, 8000, 0)).ParamName.ShouldBe("to");
        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.AddNoise(sound, double.NaN, 1)).ParamName.ShouldBe("signalToNoise");
        Should.Throw<ArgumentOutOfRangeException>(() => AudioEffects.Gain(sound, double.NegativeInfinity)).ParamName.ShouldBe("decibels");
        sound[3] = float.PositiveInfinity;
        Should.Throw<ArgumentException>(() => AudioEffects.TimeStretch(sound, 8000, 1)).Message.ShouldContain("Sample 3 is");
        Should.Throw<ArgumentException>(() => AudioEffects.Gain(sound, 1)).ParamName.ShouldBe("samples");
    }

    private static ReadOnlySpan<float> Middle(float[] samples) => samples.AsSpan(samples.Length / 8, samples.Length * 3 / 4);

    // The amplitude of one partial, over whole periods in the sound's middle.
    private static double Strength(float[] samples, double frequency)
    {
        System.Numerics.Complex sum = System.Numerics.Complex.Zero;
        for (int i = 2000; i < 10000; i++)
        {
            sum += samples[i] * System.Numerics.Complex.Exp(new(0, -2 * Math.PI * frequency * i / 8000));
        }

        return 2 * sum.Magnitude / 8000;
    }

    private static double Distance(float[] first, float[] second)
    {
        LogMel mel = new(8000, new LogMelOptions { Floor = 1e-4 });
        float[] a = mel.Compute(first), b = mel.Compute(second);
        return Math.Sqrt(a.Zip(b, (x, y) => ((double)x - y) * (x - y)).Average());
    }

    private static void MustBeNear(float[] values, float[] expected)
    {
        values.Length.ShouldBe(expected.Length);
        Enumerable.Range(0, values.Length).Max(i => Math.Abs(values[i] - expected[i])).ShouldBeLessThan(1e-6f);
    }
}
