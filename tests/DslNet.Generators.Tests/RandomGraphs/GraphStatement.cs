using System.Text.RegularExpressions;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>A local of a definition. Other locals stand in the text as tokens, <c>«v3»</c>, until they have names.</summary>
/// <param name="Token">What it declares: a value (v), an input (i), a shared block (s) or an output (h).</param>
/// <param name="Type">Net, Layer or Head.</param>
/// <param name="Text">Its value.</param>
internal sealed partial record GraphStatement(string Token, string Type, string Text)
{
    /// <summary>Tokens that must be declared before.</summary>
    public HashSet<string> Uses { get; } = [.. TokensOf(Text)];

    public static string Marked(string token) => $"«{token}»";

    public static string[] TokensOf(string text) => [.. Marks().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    public static string Resolved(string text, Func<string, string> name) => Marks().Replace(text, match => name(match.Groups[1].Value));

    [GeneratedRegex("«([a-z][0-9]+)»")]
    private static partial Regex Marks();
}
