using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Holds what is reported of a user's sources, generator and all analyzers at work, against the marks in them.</summary>
public static class Verify
{
    /// <summary>The errors of compiler and rules, which must be the marked ones and no other. Sources begin with the usual usings.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Errors(params string[] marked) => Hold(marked, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>What one rule says, which must be the marked and no other; there may be other rules' warnings, but no error of the compiler.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Rule(string id, params string[] marked) =>
        Hold(marked, diagnostic => diagnostic.Id == id || (diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.Id.StartsWith("DN", StringComparison.Ordinal)));

    /// <summary>All that the rules say of a source without marks, hints included, and the compiler's errors.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Diagnostics(string source, string editorConfig = "") => UserProject.Diagnose([UserProject.Usings + source], editorConfig: editorConfig);

    private static async Task<IReadOnlyList<Diagnostic>> Hold(string[] marked, Func<Diagnostic, bool> counts)
    {
        MarkedSource[] sources = [.. marked.Select(source => MarkedSource.Parse(UserProject.Usings + source))];
        IReadOnlyList<Diagnostic> found = [.. (await UserProject.Diagnose(sources.Select(source => source.Text))).Where(counts)];
        found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan}").Order().ShouldBe(
            sources.SelectMany((source, index) => source.Expected.Select(expected => $"{expected.Rule} File{index}.cs{expected.Span}")).Order(),
            string.Join("\n", found));
        return found;
    }
}
