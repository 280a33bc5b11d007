using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>The README's table of rules says what the rules and the fixes are.</summary>
public class ReadmeTableTests
{
    [Fact]
    public void It_has_a_line_for_every_rule_in_order() => Lines().Select(cells => cells[0]).ShouldBe(
        Rules.All.Select(rule => $"[{rule.Id}](analyzers/rules/{rule.Id}.md)"));

    [Fact]
    public void It_says_what_they_find_and_how_grave_it_is() => Lines().Select(cells => $"{cells[0][1..7]} {cells[1]}: {cells[2]}").ShouldBe(
        Rules.All.Select(rule => $"{rule.Id} {rule.Title}: {rule.DefaultSeverity.ToString().ToLowerInvariant()}"));

    [Fact]
    public void It_names_a_fix_where_there_is_one_and_only_there() => Lines().Where(cells => cells[3].Length > 0).Select(cells => cells[0][1..7]).ShouldBe(
        Rules.All.Select(rule => rule.Id).Where(id => FixSession.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id))));

    /// <summary>The cells of the lines that begin with a rule.</summary>
    private static IEnumerable<string[]> Lines() => File.ReadLines(Path.Combine(Root(), "README.md"))
        .Where(line => line.StartsWith("| [DN", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).Concat([""]).ToArray());

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull().FullName;
    }
}
