using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DslNet.Tests.Sequences;

/// <summary>What PyTorch makes of the same numbers: ctc_references.json, made by make_ctc_references.py.</summary>
internal static class CtcReferences
{
    public static JsonElement All { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "ctc_references.json"))).RootElement;

    public static JsonElement Training { get; } = All.GetProperty("training");

    public static JsonElement Case(string name) => All.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

    public static int Int(this JsonElement item, string name) => item.GetProperty(name).GetInt32();

    public static float[] Floats(this JsonElement item, string name) => [.. item.Doubles(name).Select(number => (float)number)];

    /// <summary>Null stands for infinity, which JSON hasn't got.</summary>
    public static double[] Doubles(this JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : number.GetDouble())];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
