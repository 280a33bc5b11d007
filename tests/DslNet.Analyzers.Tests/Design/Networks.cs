using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>Networks of one class, and what a rule says of them.</summary>
internal static class Networks
{
    /// <summary>The class N with a definition.</summary>
    public static string Of(string definition, string attribute = "") => $"[Network({attribute})] partial class N {{ static Net Define() => {definition}; }}";

    /// <summary>The rule speaks at the marks of the definition, and nowhere else; the first message has all the words.</summary>
    public static async Task Speaks(string rule, string definition, params string[] words)
    {
        IReadOnlyList<Diagnostic> found = await Verify.Rule(rule, Of(definition));

        found.ShouldNotBeEmpty();
        string message = found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).First().GetMessage(CultureInfo.InvariantCulture);
        foreach (string word in words)
        {
            message.ShouldContain(word);
        }
    }

    /// <summary>The rule says nothing of a definition that compiles.</summary>
    public static async Task Silent(string rule, string definition, string attribute = "") =>
        (await Verify.Rule(rule, Of(definition, attribute))).ShouldBeEmpty();
}
