using DslNet.Data;
using DslNet.Tests.Audio;
using DslNet.Tests.Training;
using static DslNet.Dsl;

namespace DslNet.Tests.Augmentations;

public class SoundTests
{
    private static readonly Shape Second = new(8000);

    [Fact]
    public void A_stretched_tone_keeps_its_frequency_and_its_row_its_length()
    {
        var lengths = new List<double>();
        for (int row = 0; row < 20; row++)
        {
            // Half a second of tone, half a second of silence: the end of the tone says how much longer it has become.
            float[] variant = Augment.Audio(stretch: 0.5f).Of([.. Sounds.Tone(440, 8000, 4000), .. new float[4000]], Second, row: row);

            int end = Array.FindLastIndex(variant, value => Math.Abs(value) > 0.1f);
            lengths.Add(end / 4000.0);
            Sounds.Frequency(variant.AsSpan(0, 2000), 8000).ShouldBe(440, 4.4);
        }

        lengths.ShouldAllBe(length => length > 0.64 && length < 1.55);
        lengths.Max().ShouldBeGreaterThan(1.25);
        lengths.Min().ShouldBeLessThan(0.8);
    }

    [Fact]
    public void A_shifted_tone_has_a_frequency_within_the_range_and_its_length()
    {
        double[] frequencies = [.. Enumerable.Range(0, 20).Select(row => Sounds.Frequency(Augment.Audio(pitch: 4).Of(Sounds.Tone(440, 8000, 8000), Second, row: row), 8000))];

        frequencies.ShouldAllBe(frequency => frequency > 440 / 1.27 && frequency < 440 * 1.27);
        frequencies.Max().ShouldBeGreaterThan(500);
        frequencies.Min().ShouldBeLessThan(390);
    }

    [Fact]
    public void Stretched_and_shifted_at_once_is_one_after_the_other()
    {
        float[] voice = Sounds.Voice(8000, 8000);
        var random = new SampleRandom(5, 1, 0);
        double longer = Math.Exp(random.Uniform(-Math.Log(1.2f), Math.Log(1.2f))), semitones = random.Uniform(-3, 3);

        float[] both = Augment.Audio(stretch: 0.2f, pitch: 3).Of(voice, Second, seed: 5);
        float[] oneByOne = AudioEffects.PitchShift(AudioEffects.TimeStretch(voice, 8000, longer), 8000, semitones);

        // Not sample by sample: the two go through other frames. Loudness over time is what must agree.
        for (int start = 500; start + 500 < Math.Min(7500, oneByOne.Length); start += 500)
        {
            Sounds.Rms(both.AsSpan(start, 500)).ShouldBe(Sounds.Rms(oneByOne.AsSpan(start, 500)), 0.03);
        }
    }

    [Fact]
    public void Without_stretch_and_pitch_a_sound_is_what_it_was()
    {
        float[] voice = Sounds.Voice(8000, 8000);
        Augment.Audio().Of(voice, Second).ShouldBe(voice);
        Augment.Gain(0).Of(voice, Second).ShouldBe(voice);
    }

    [Fact]
    public void Gain_is_within_its_decibels_and_hiss_has_the_asked_power()
    {
        float[] tone = Sounds.Tone(440, 8000, 8000);
        for (int row = 0; row < 10; row++)
        {
            double louder = 20 * Math.Log10(Sounds.Rms(Augment.Gain(6).Of(tone, Second, row: row)) / Sounds.Rms(tone));
            louder.ShouldBeInRange(-6.001, 6.001);

            float[] noisy = Augment.Hiss(10, 20).Of(tone, Second, row: row);
            float[] noise = [.. noisy.Zip(tone, (a, b) => a - b)];
            (20 * Math.Log10(Sounds.Rms(tone) / Sounds.Rms(noise))).ShouldBeInRange(9.7, 20.3);
        }

        Augment.Hiss(10, 20).Of(new float[8000], Second).ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void A_variant_of_a_sound_allocates_nothing()
    {
        IAugmenter augmenter = (Augment.Audio(stretch: 0.2f, pitch: 2) >> Augment.Gain(6) >> Augment.Hiss(10, 30)).Prepare(Second);
        float[] voice = Sounds.Voice(8000, 8000), variant = new float[8000];
        void Make(int row)
        {
            var random = new SampleRandom(1, 1, row);
            augmenter.Apply(voice, variant, ref random);
        }

        // Once at the largest size, too.
        for (int row = 0; row < 30; row++)
        {
            Make(row);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 0; row < 30; row++)
        {
            Make(row);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_network_on_spectrograms_learns_from_variants_of_sounds_the_same_for_any_number_of_threads()
    {
        // Low and high tones with a random phase: what the network sees is their spectrogram.
        LogMel mel = new(8000, new LogMelOptions { Filters = 8 });
        IFeatureTransform features = mel.ForRows(1200);
        features.OutputSize.ShouldBe(ToneNet.InputSize);
        float[] rows = [.. Enumerable.Range(0, 40).SelectMany(row => Sounds.Tone(row % 2 == 0 ? 300 + (5 * row) : 1200 + (10 * row), 8000, 1200))];
        int[] labels = [.. Enumerable.Range(0, 40).Select(row => row % 2)];
        var sounds = new Dataset(rows, labels, 2);
        TrainingSet train = sounds.AsTrainingSet();
        TrainingSet spectrograms = train.Apply(features);
        Standardizer scale = Standardizer.Fit(spectrograms);
        var validation = new ValidationSet(spectrograms.Apply(scale).Inputs, labels, 2);
        var options = new FitOptions
        {
            Epochs = 8,
            Validation = validation,
            Augmentation = Augment.Audio(stretch: 0.1f, pitch: 1) >> Augment.Features(features) >> Augment.Features(scale),
        };

        (float[] one, double accuracy) = Learn(threads: 1);
        (float[] four, double _) = Learn(threads: 4);

        accuracy.ShouldBe(1);
        four.ShouldBe(one);

        (float[] Parameters, double Accuracy) Learn(int threads)
        {
            using var network = new ToneNet(batchSize: 16, seed: 3, threads);
            History history = network.Fit(train, new Adam(1e-2f), options);
            float[] parameters = new float[ToneNet.ParameterCount];
            network.GetParameters(parameters);
            return (parameters, history.Last.Validation!.Classification!.Accuracy);
        }
    }

    [Fact]
    public void Rows_that_an_augmentation_makes_too_long_or_too_short_are_refused()
    {
        using var network = new TinyNetwork(4, 1, Loss.MeanSquaredError);
        IFeatureTransform features = new LogMel(8000, new LogMelOptions { Filters = 8 }).ForRows(1200);

        Should.Throw<ArgumentException>(() => network.Fit(new TrainingSet(new float[2400], new float[2]), new Sgd(0.1f), new FitOptions { Augmentation = Augment.Features(features) }))
            .Message.ShouldStartWith($"The set has 1200 features a row, of which the augmentation makes {features.OutputSize}, TinyNetwork takes 4.");
        Should.Throw<ArgumentException>(() => network.Fit(new TrainingSet(new float[8], new float[2]), new Sgd(0.1f), new FitOptions { Augmentation = Augment.Features(features) }))
            .Message.ShouldContain("takes 1200 values; the sample is 4");
        Should.Throw<ArgumentException>(() => Augment.Audio(stretch: 0.1f).Prepare(new Shape(10, 2)))
            .Message.ShouldStartWith("Audio(0.1, 0, 8000) works on sounds of one channel, (length) or (length, 1); the sample is 10×2.");
    }
}

/// <summary>Low tones and high ones, from 13 frames of 8 mel filters.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ToneNet
{
    static Net Define() => Input(104) >> Dense(16) >> Relu >> Dense(2) >> Softmax;
}
