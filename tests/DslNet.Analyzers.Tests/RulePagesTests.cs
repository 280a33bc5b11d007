using System.Globalization;
using System.Text.RegularExpressions;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>The table of rules, the release files and the pages say the same, and the pages' examples hold.</summary>
public partial class RulePagesTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void The_releases_list_every_rule_as_the_table_does() =>
        Listed().Order().ShouldBe(Rules.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}").Order());

    [Fact]
    public void The_analyzers_together_support_every_rule_of_the_tables_once() =>
        UserProject.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id).ShouldBe(Rules.All);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page(string id)
    {
        Rules.Of(id).HelpLinkUri.ShouldEndWith($"/analyzers/rules/{id}.md");
        Page(id).ShouldStartWith($"# {id}: ");
    }

    /// <summary>All that are about something wrong in the source: neither a hint nor the compiler's own failure is.</summary>
    public static TheoryData<string> Mistakes => [.. Rules.All.Where(rule => rule != DesignRules.ShapeHint && rule != DefinitionRules.CompilerFailed).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_pages_wrong_example_breaks_the_rule_alone(string id)
    {
        IReadOnlyList<Diagnostic> found = await Verify.Diagnostics(Example(id, "Wrong"));

        // Of DN1015's mistake C# has an error of its own, which doesn't say what is wrong.
        found.Where(diagnostic => id != "DN1015" || diagnostic.Id != "CS0019").ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_pages_right_example_is_right(string id) => (await Verify.Diagnostics(Example(id, "Right"))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_when_to_suppress_its_rule_or_that_one_cannot(string id) =>
        Page(id).Split("\n## When to suppress\n\n")[1].Trim().Length.ShouldBeGreaterThan(40);

    [Fact]
    public async Task The_page_of_the_shape_hints_shows_them_on_and_off()
    {
        string setting = Setting().Match(Page("DN2100")).Groups[1].Value;

        (await Verify.Diagnostics(Example("DN2100", "On"), setting)).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldBe("flatten1 puts out 192");
        (await Verify.Diagnostics(Example("DN2100", "Off"))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Listed() => new[] { "Shipped", "Unshipped" }
        .SelectMany(release => File.ReadLines(Path.Combine(Root(), "analyzers", "DslNet.Analyzers", $"AnalyzerReleases.{release}.md")))
        .Where(line => line.StartsWith("DN", StringComparison.Ordinal));

    private static string Example(string id, string heading) =>
        ExampleOf().Matches(Page(id)).Single(match => match.Groups[1].Value == heading).Groups[2].Value;

    private static string Page(string id) => File.ReadAllText(Path.Combine(Root(), "analyzers", "rules", id + ".md")).ReplaceLineEndings("\n");

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull().FullName;
    }

    [GeneratedRegex("## (\\w+)\n\n```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExampleOf();

    [GeneratedRegex("```ini\n\\[\\*\\.cs\\]\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Setting();
}
