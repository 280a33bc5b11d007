using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Applies a rule's fix to a source as the IDE would, and holds the result against what it should be.</summary>
public static class VerifyFix
{
    /// <summary>
    /// The rule speaks at the mark; the fix named by its title (the first where null) makes <paramref name="after"/> of the source,
    /// which compiles and about which the rule is silent.
    /// </summary>
    public static async Task Changes(string rule, string before, string after, string? title = null)
    {
        await Verify.Rule(rule, before);
        string changed = await Apply(rule, MarkedSource.Parse(UserProject.Usings + before).Text, title);
        changed.ReplaceLineEndings("\n").ShouldBe((UserProject.Usings + after).ReplaceLineEndings("\n"));
        (await UserProject.Diagnose([changed]))
            .Where(diagnostic => diagnostic.Id == rule || diagnostic.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
    }

    /// <summary>The rule speaks at the mark, and of its fixes those with these titles are offered and no others; none where there are no titles.</summary>
    public static async Task Offers(string rule, string source, params string[] titles)
    {
        await Verify.Rule(rule, source);
        using FixSession session = new(MarkedSource.Parse(UserProject.Usings + source).Text);
        Diagnostic diagnostic = (await session.Diagnose()).First(found => found.Id == rule);
        (await session.Actions(diagnostic)).Select(action => action.Title).ShouldBe(titles);
    }

    /// <summary>The source after the fix of the rule's first diagnostic.</summary>
    public static async Task<string> Apply(string rule, string source, string? title = null)
    {
        using FixSession session = new(source);
        Diagnostic diagnostic = (await session.Diagnose()).Where(found => found.Id == rule).OrderBy(found => found.Location.SourceSpan.Start).First();
        return await session.Apply((await session.Actions(diagnostic)).First(action => title is null || action.Title == title));
    }

    /// <summary>The source after the rule's fix has mended all its places in one go.</summary>
    public static async Task<string> ApplyToAll(string rule, string source)
    {
        using FixSession session = new(source);
        return await session.Apply(await session.FixAll([.. (await session.Diagnose()).Where(found => found.Id == rule)]));
    }
}
