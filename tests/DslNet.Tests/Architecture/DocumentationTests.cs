using System.Text.RegularExpressions;

namespace DslNet.Tests.Architecture;

/// <summary>What the pages for people say of files and commands is true.</summary>
public partial class DocumentationTests
{
    [Fact]
    public void Links_between_pages_and_files_lead_somewhere()
    {
        string[] pages = [.. Repository.Files("*.md")];

        pages.ShouldContain("README.md");
        pages.SelectMany(page => Links(page).Where(link => !Exists(page, link)).Select(link => $"{page}: {link}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dotnet run -c Release --project samples/01-Quickstart")]
    [InlineData("dotnet run -c Release --project samples/04-Gpu")]
    [InlineData("dotnet run -c Release --project samples/07-Service -- smoke")]
    [InlineData("dotnet test")]
    public void The_readmes_commands_are_those_that_continuous_integration_runs(string command)
    {
        Repository.Text("README.md").ShouldContain($"```\n{command}\n```");
        Repository.Text(".ci/run").ShouldContain(command);
    }

    [Fact]
    public void The_readme_shows_the_quickstarts_network()
    {
        string[] network = Repository.Text("samples/01-Quickstart/DigitsNet.cs").Trim().Split('\n');

        Repository.Text("README.md").ShouldContain(string.Join('\n', network));
    }

    [Fact]
    public void Files_that_the_recipes_name_exist() =>
        Paths("CONTRIBUTING.md").Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();

    private static bool Exists(string page, string link) =>
        Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "", link.Split('#')[0]));

    private static IEnumerable<string> Links(string page) =>
        Link().Matches(Repository.Text(page)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'));

    // What stands in backquotes and begins with a top folder; the names that a recipe makes up are those of its example.
    private static IEnumerable<string> Paths(string page) =>
        CodePath().Matches(Repository.Text(page)).Select(match => match.Groups[1].Value).Where(path => !path.Contains("Mish", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`((?:src|generators|analyzers|tests|samples|build|templates)/[^`\\s]*)`")]
    private static partial Regex CodePath();
}
