using System.Text.Json;
using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Audio;

public class FeatureTests
{
    private const double Tolerance = 2e-5;   // a few roundings of a float of size 20

    [Theory]
    [InlineData("speech, HTK")]
    [InlineData("centred, Slaney")]
    [InlineData("odd lengths")]
    public void Log_mel_and_MFCC_are_those_of_numpy_and_scipy(string name)
    {
        JsonElement reference = AudioReferences.Case(name);
        float[] samples = reference.Samples();
        int rate = reference.GetProperty("rate").GetInt32(), frames = reference.GetProperty("frames").GetInt32();
        LogMel mel = new(rate, reference.Options());
        Mfcc mfcc = new(rate, new MfccOptions { Mel = reference.Options() });

        mel.Frames(samples.Length).ShouldBe(frames);
        mfcc.Frames(samples.Length).ShouldBe(frames);
        MustAgree(mel.Compute(samples), reference.Numbers("logmel"));
        MustAgree(mfcc.Compute(samples), reference.Numbers("mfcc"));
    }

    [Fact]
    public void Without_options_it_is_what_is_usual_for_speech()
    {
        JsonElement reference = AudioReferences.Case("speech, HTK");

        MustAgree(new LogMel(8000).Compute(reference.Samples()), reference.Numbers("logmel"));
        MustAgree(new Mfcc(8000).Compute(reference.Samples()), reference.Numbers("mfcc"));
    }

    [SkippableFact]
    public void A_real_recording_has_the_features_that_scipy_finds()
    {
        JsonElement reference = AudioReferences.All.GetProperty("recording");
        string? folder = SharedFolder.Find("data/fsdd/recordings");
        Skip.If(folder is null, "shared/data/fsdd isn't beside the project: there is no recording to look at.");
        WavFile wav = WavFile.Read(Path.Combine(folder!, reference.GetProperty("name").GetString()!));

        wav.SampleRate.ShouldBe(reference.GetProperty("rate").GetInt32());
        foreach ((string kind, int size, float[] values) in new[] { ("logmel", 40, new LogMel(wav.SampleRate).Compute(wav.Samples)), ("mfcc", 13, new Mfcc(wav.SampleRate).Compute(wav.Samples)) })
        {
            float[][] frames = [.. values.Chunk(size)];
            frames.Length.ShouldBe(reference.GetProperty("frames").GetInt32());
            MustAgree([.. Enumerable.Range(0, size).Select(i => (float)frames.Average(frame => (double)frame[i]))], reference.Numbers(kind + "Mean"));
            MustAgree(frames[frames.Length / 2], reference.Numbers(kind + "Middle"));
        }
    }

    [Fact]
    public void A_set_of_sounds_becomes_a_set_of_features()
    {
        float[] first = Sounds.Voice(8000, 1000), second = Sounds.Tone(440, 8000, 1000);
        Mfcc mfcc = new(8000);
        Dataset set = new Dataset([.. first, .. second], new float[] { 0, 1 }).Apply(mfcc.ForRows(1000));

        set.InputSize.ShouldBe(mfcc.Frames(1000) * 13);
        set.Inputs.ToArray().ShouldBe([.. mfcc.Compute(first), .. mfcc.Compute(second)]);
        Should.Throw<ArgumentException>(() => mfcc.ForRows(1000).Apply(new float[1500], new float[set.InputSize])).Message.ShouldContain("Whole rows of 1000 samples are expected; 1500 values came.");
        Should.Throw<ArgumentException>(() => mfcc.ForRows(1000).Apply(new float[1000], new float[5])).Message.ShouldContain("room for 5");
    }

    [Fact]
    public void What_does_not_fit_is_said_with_numbers()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new LogMel(0)).ParamName.ShouldBe("sampleRate");
        Should.Throw<ArgumentOutOfRangeException>(() => new LogMel(8000, new LogMelOptions { Filters = 0 })).Message.ShouldContain("It is 0.");
        Should.Throw<ArgumentOutOfRangeException>(() => new LogMel(8000, new LogMelOptions { LowestFrequency = 4000 })).Message.ShouldContain("0 to 4000 Hz");
        Should.Throw<ArgumentOutOfRangeException>(() => new LogMel(8000, new LogMelOptions { HighestFrequency = 4001 })).Message.ShouldContain("4000 Hz at most, half the sample rate. It is 4001.");
        Should.Throw<ArgumentOutOfRangeException>(() => new LogMel(8000, new LogMelOptions { Floor = 0 })).ParamName.ShouldBe("Floor");
        Should.Throw<ArgumentOutOfRangeException>(() => new LogMel(8000, new LogMelOptions { Scale = (MelScale)7 })).Message.ShouldContain("It is 7.");
        Should.Throw<ArgumentException>(() => new LogMel(8000, new LogMelOptions { Filters = 200 })).Message.ShouldContain("take fewer filters or a longer transform");
        Should.Throw<ArgumentOutOfRangeException>(() => new Mfcc(8000, new MfccOptions { Coefficients = 41 })).Message.ShouldContain("1..40, the number of filters. It is 41.");
        Should.Throw<ArgumentException>(() => new LogMel(8000).Compute(new float[200], new float[41])).Message.ShouldContain("1 frames of 40 values are 40 values; the destination has room for 41.");
        Should.Throw<ArgumentException>(() => new Mfcc(8000).Compute(new float[199])).Message.ShouldContain("200 samples at least. The sound has 199.");
    }

    private static void MustAgree(float[] values, double[] expected)
    {
        values.Length.ShouldBe(expected.Length);
        for (int i = 0; i < values.Length; i++)
        {
            ((double)values[i]).ShouldBe(expected[i], Tolerance, $"value {i}");
        }
    }
}
