using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Settings as an .editorconfig gives them, the same for all files.</summary>
/// <param name="lines">Such as <c>dslnet.shape_hints = true</c>.</param>
public sealed class EditorConfig(string lines) : AnalyzerConfigOptionsProvider
{
    private readonly Settings settings = new(lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0], pair => pair[1]));

    public override AnalyzerConfigOptions GlobalOptions => settings;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => settings;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => settings;

    private sealed class Settings(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
