using System.Buffers.Binary;
using System.Text.Json;
using DslNet.Data;

namespace DslNet.Tests.Data.Readers;

public class WavFileTests
{
    public static TheoryData<string> Files => [.. References.All.GetProperty("wav").EnumerateArray().Select(file => file.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Samples_are_those_that_scipy_reads(string name)
    {
        using var folder = new TemporaryFolder();
        JsonElement reference = References.Named("wav", name);
        WavFile wav = WavFile.Read(folder.Write("sound.wav", Content(name)));

        wav.SampleRate.ShouldBe(reference.GetProperty("rate").GetInt32());
        wav.Channels.ShouldBe(reference.GetProperty("channels").GetInt32());
        wav.BitsPerSample.ShouldBe(reference.GetProperty("bits").GetInt32());
        wav.IsFloat.ShouldBe(reference.GetProperty("isFloat").GetBoolean());
        wav.Samples.ToArray().ShouldBe(reference.Numbers("samples").Select(sample => (float)sample));
        wav.Length.ShouldBe(wav.Samples.Length / wav.Channels);
        wav.Duration.TotalSeconds.ShouldBe((double)wav.Length / wav.SampleRate, 1e-6);
    }

    [Fact]
    public void Channels_come_apart_and_together()
    {
        using var folder = new TemporaryFolder();
        WavFile wav = WavFile.Read(folder.Write("stereo.wav", Pcm16(channels: 2, 16384, 0, -32768, 32767, 8192, 8192)));
        float[] left = new float[3], right = new float[3], mono = new float[3];
        wav.CopyChannel(0, left);
        wav.CopyChannel(1, right);
        wav.CopyMono(mono);

        left.ShouldBe([0.5f, -1, 0.25f]);
        right.ShouldBe([0, 32767 / 32768f, 0.25f]);
        mono.ShouldBe([0.25f, -0.5f / 32768, 0.25f]);
        wav.ToString().ShouldBe("WAV: 0 s, 8000 Hz, 2 channels, 16 bits");
        Should.Throw<ArgumentOutOfRangeException>(() => wav.CopyChannel(2, left)).ParamName.ShouldBe("channel");
        Should.Throw<ArgumentException>(() => wav.CopyMono(new float[6])).Message.ShouldStartWith("A channel has 3 samples; the destination has room for 6.");
    }

    public static TheoryData<string, int, byte[], long, string> Damaged => new()
    {
        { "no RIFF", 0, "RIFX"u8.ToArray(), 0, "A WAV file begins with 'RIFF'; 'RIFX' came." },
        { "no WAVE", 8, "AVI "u8.ToArray(), 8, "The file must be of the form 'WAVE'; 'AVI ' came." },
        { "an interrupted writer", 4, [255, 255, 255, 255], 4, "The header promises a file of 4294967303 bytes; it has 56." },
        { "a length of 0", 4, [0, 0, 0, 0], 12, "The chunks end without a format and samples." },
        { "a short format", 16, [14], 16, "The format chunk must have at least 16 bytes; it has 14." },
        { "A-law", 20, [6], 20, "Samples must be PCM (1) or floating-point (3); they are coded as 6 (A-law)." },
        { "no channel", 22, [0], 22, "The number of channels must be at least 1; it is 0." },
        { "no rate", 24, [0, 0, 0, 0], 24, "The sample rate must be in 1..2147483647 Hz; it is 0." },
        { "a wrong frame", 32, [3], 32, "2 channels of 16 bits take 4 bytes a moment; the format chunk says 3." },
        { "12 bits", 34, [12], 34, "PCM of 8, 16, 24 and 32 bits are read; these have 12." },
        { "16 bits of float", 20, [3], 34, "Floating-point samples of 32 and 64 bits are read; these have 16." },
        { "too many samples", 40, [255, 255, 255, 127], 40, "The chunk 'data' promises 2147483647 bytes; 12 are left." },
        { "half a moment", 40, [10], 40, "10 bytes of samples are no whole number of moments of 4 bytes." },
        { "no data", 36, "DATA"u8.ToArray(), 56, "The chunks end without samples (a 'data' chunk)." },
        { "samples first", 12, "junk"u8.ToArray(), 36, "The samples come before the format chunk." },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void What_is_damaged_is_refused_with_its_place(string name, int at, byte[] change, long offset, string reason)
    {
        using var folder = new TemporaryFolder();
        byte[] content = Pcm16(channels: 2, 1, 2, 3, 4, 5, 6);
        change.CopyTo(content, at);
        string path = folder.Write("damaged.wav", content);
        DslNetFormatException error = Should.Throw<DslNetFormatException>(() => WavFile.Read(path), name);

        error.File.ShouldBe(path);
        error.Reason.ShouldBe(reason);
        error.Offset.ShouldBe(offset);
    }

    [Fact]
    public void A_sample_that_is_no_number_is_refused_with_its_place()
    {
        using var folder = new TemporaryFolder();
        byte[] content = Content("float64");
        BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(content.Length - 16), 1e300);

        DslNetFormatException error = Should.Throw<DslNetFormatException>(() => WavFile.Read(folder.Write("nan.wav", content)));
        error.Offset.ShouldBe(content.Length - 16);
        error.Reason.ShouldBe("A sample must be finite; as a float this one is Infinity.");
    }

    public static byte[] Content(string name) => References.Named("wav", name).GetProperty("file").GetBytesFromBase64();

    /// <summary>The bytes of a file of 8,000 Hz, written by hand.</summary>
    public static byte[] Pcm16(int channels, params short[] samples)
    {
        byte[] content = new byte[44 + (2 * samples.Length)];
        "RIFF    WAVEfmt "u8.CopyTo(content);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), content.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(content.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(content.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(28), 16000 * channels);
        BinaryPrimitives.WriteInt16LittleEndian(content.AsSpan(32), (short)(2 * channels));
        BinaryPrimitives.WriteInt16LittleEndian(content.AsSpan(34), 16);
        "data"u8.CopyTo(content.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(40), 2 * samples.Length);
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(content.AsSpan(44 + (2 * i)), samples[i]);
        }

        return content;
    }
}
