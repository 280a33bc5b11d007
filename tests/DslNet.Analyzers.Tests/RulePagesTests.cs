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

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pages_wrong_example_breaks_the_rule_alone(string id)
    {
        IReadOnlyList<Diagnostic> found = await Verify.Diagnostics(Example(id, "Wrong"));

        found.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pages_right_example_is_right(string id) => (await Verify.Diagnostics(Example(id, "Right"))).ShouldBeEmpty();

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
}
