using System.Runtime.CompilerServices;
using System.Text.Json;
using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Audio;

/// <summary>What numpy and scipy make of the same sounds: audio_references.json, made by make_audio_references.py.</summary>
internal static class AudioReferences
{
    public static JsonElement All { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "audio_references.json"))).RootElement;

    public static JsonElement Case(string name) => All.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

    public static float[] Samples(this JsonElement item) => [.. item.Numbers("samples").Select(sample => (float)(sample / 32768))];

    public static LogMelOptions Options(this JsonElement item) => new()
    {
        Frames = new StftOptions
        {
            FrameLength = item.GetProperty("frame").GetInt32(),
            Hop = item.GetProperty("hop").GetInt32(),
            FftLength = item.GetProperty("fft").GetInt32(),
            Centered = item.GetProperty("centered").GetBoolean(),
        },
        Filters = item.GetProperty("filters").GetInt32(),
        LowestFrequency = item.GetProperty("low").GetDouble(),
        HighestFrequency = item.GetProperty("high").GetDouble(),
        Scale = Enum.Parse<MelScale>(item.GetProperty("scale").GetString()!),
        Floor = item.GetProperty("floor").GetDouble(),
    };

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
