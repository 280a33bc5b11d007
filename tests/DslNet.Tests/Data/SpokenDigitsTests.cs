using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Data;

public class SpokenDigitsTests
{
    [SkippableFact]
    public void Every_recording_is_read_sample_by_sample_as_Python_has_it()
    {
        string? folder = SharedFolder.Find("data/fsdd");
        Skip.If(folder is null, "shared/data/fsdd isn't beside the project: the spoken digits can't be read.");
        DataSplit split = Datasets.SpokenDigits(folder!);

        JsonElement reference = References.All.GetProperty("spoken");
        SampleSet[] parts = [split.Train, split.Validation, split.Test];
        parts.Select(part => (double)part.Count).ShouldBe(reference.Numbers("count"));
        parts.Select(part => Convert.ToHexStringLower(SHA256.HashData(Pcm(part.Inputs)))).ShouldBe(reference.Texts("samples"));
        foreach (SampleSet part in parts)
        {
            part.InputSize.ShouldBe(8000);
            part.Labels.ToArray().CountBy(label => label).Select(pair => (pair.Key, pair.Value)).ShouldBe(Enumerable.Range(0, 10).Select(digit => (digit, part.Count / 10)));
        }
    }

    [SkippableFact]
    public void Every_recording_has_the_length_that_Python_finds()
    {
        string? folder = SharedFolder.Find("data/fsdd/recordings");
        Skip.If(folder is null, "shared/data/fsdd isn't beside the project: the spoken digits can't be read.");
        JsonElement reference = References.All.GetProperty("spoken");

        WavFile[] recordings = [.. Directory.GetFiles(folder!, "*.wav").Select(WavFile.Read)];
        recordings.Sum(wav => wav.Length).ShouldBe(reference.GetProperty("frames").GetInt32());
        recordings.Max(wav => wav.Length).ShouldBe(reference.GetProperty("longest").GetInt32());
        recordings.ShouldAllBe(wav => wav.SampleRate == 8000 && wav.Channels == 1 && wav.BitsPerSample == 16);
    }

    [Fact]
    public void Rows_are_ordered_cut_and_filled_up()
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, short[] samples) in new (string, short[])[]
        {
            ("7_ann_10", [16384, 8192]), ("2_bob_12", [1, 2, 3, 4]), ("2_ann_11", [-32768]), ("2_ann_5", [0]), ("1_ann_4", [0, 0, 0]),
        })
        {
            folder.Write(name + ".wav", WavFileTests.Pcm16(1, samples));
        }

        DataSplit split = Datasets.SpokenDigits(folder.Path, length: 3);
        split.Train.Labels.ToArray().ShouldBe([2, 2, 7]);
        split.Train.Inputs.ToArray().ShouldBe([-1, 0, 0, 1 / 32768f, 2 / 32768f, 3 / 32768f, 0.5f, 0.25f, 0]);
        split.Validation.Labels.ToArray().ShouldBe([2]);
        split.Test.Labels.ToArray().ShouldBe([1]);
        split.Test.ClassCount.ShouldBe(10);
    }

    [Fact]
    public void What_is_missing_is_said_with_what_to_put_where()
    {
        using var folder = new TemporaryFolder();
        string message = Should.Throw<FileNotFoundException>(() => Datasets.SpokenDigits(folder.Path)).Message;
        message.ShouldStartWith($"'{folder.Path}' has no WAV files. Put the recordings of the Free Spoken Digit Dataset there");
        Should.Throw<FileNotFoundException>(() => Datasets.SpokenDigits(Path.Combine(folder.Path, "nowhere")));

        folder.Write("1_ann_20.wav", WavFileTests.Pcm16(1, 0));
        Should.Throw<FileNotFoundException>(() => Datasets.SpokenDigits(folder.Path)).Message.ShouldContain("has no recordings numbered 0–4, which are for the test.");
    }

    [Theory]
    [InlineData("seven_ann_1.wav")]
    [InlineData("7_ann.wav")]
    [InlineData("7__1.wav")]
    [InlineData("7_ann_-1.wav")]
    [InlineData("77_ann_1.wav")]
    public void Other_names_are_refused(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(name, WavFileTests.Pcm16(1, 0));

        Should.Throw<DslNetFormatException>(() => Datasets.SpokenDigits(folder.Path)).File.ShouldBe(path);
    }

    [Fact]
    public void Stereo_is_refused_and_so_is_a_row_of_nothing()
    {
        using var folder = new TemporaryFolder();
        string stereo = folder.Write("1_ann_1.wav", WavFileTests.Pcm16(2, 0, 0));
        folder.Write("1_ann_6.wav", WavFileTests.Pcm16(1, 0));
        folder.Write("1_ann_10.wav", WavFileTests.Pcm16(1, 0));

        DslNetFormatException error = Should.Throw<DslNetFormatException>(() => Datasets.SpokenDigits(folder.Path));
        error.File.ShouldBe(stereo);
        error.Reason.ShouldBe("One channel of 8000 Hz is expected; 2 of 8000 Hz came.");
        Should.Throw<ArgumentOutOfRangeException>(() => Datasets.SpokenDigits(folder.Path, length: 0)).ParamName.ShouldBe("length");
    }

    private static byte[] Pcm(ReadOnlySpan<float> samples)
    {
        byte[] bytes = new byte[2 * samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), (short)(samples[i] * 32768));
        }

        return bytes;
    }
}
