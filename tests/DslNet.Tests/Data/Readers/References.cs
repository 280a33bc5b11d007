using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DslNet.Tests.Data.Readers;

/// <summary>What Python, numpy and scipy read from the same files: references.json, made by make_references.py.</summary>
internal static class References
{
    public static JsonElement All { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "references.json"))).RootElement;

    public static JsonElement Named(string kind, string name) => All.GetProperty(kind).EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

    public static double[] Numbers(this JsonElement item, string property) => [.. item.GetProperty(property).EnumerateArray().Select(number => number.GetDouble())];

    public static string[] Texts(this JsonElement item, string property) => [.. item.GetProperty(property).EnumerateArray().Select(text => text.GetString()!)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
