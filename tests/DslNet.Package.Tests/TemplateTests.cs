using System.Globalization;
using System.Text.RegularExpressions;

namespace DslNet.Package.Tests;

/// <summary>What <c>dotnet new dslnet</c> makes.</summary>
[Collection(TemporaryFolder.Collection)]
public partial class TemplateTests
{
    // No identifier: people name folders as they like. (The template's own name is none either, or dotnet new would make one of theirs.)
    private const string Name = "my-digits.2";

    [Fact]
    public async Task A_new_project_builds_trains_and_passes_its_tests()
    {
        Workplace workplace = await Workplace.Create("template");

        // A hive of its own: the templates that the machine's user has stay as they are.
        string hive = Path.Combine(workplace.Folder, ".hive");
        (await workplace.Dotnet("new", "install", Path.Combine((await Feed.First).Folder, $"DslNet.Templates.{Feed.Version}.nupkg"), "--debug:custom-hive", hive)).Succeeded();
        (await workplace.Dotnet("new", "dslnet", "-n", Name, "--debug:custom-hive", hive)).Succeeded();
        string project = Path.Combine(workplace.Folder, Name);
        NamesLeft(project).ShouldBeEmpty();

        Command build = (await workplace.Dotnet("build", project, "-c", "Release")).Succeeded();
        build.Output.ShouldContain("0 Warning(s)", customMessage: build.ToString());

        Command run = (await workplace.Dotnet("run", "-c", "Release", "--no-build", "--project", Path.Combine(project, Name))).Succeeded();
        Match accuracy = Accuracy().Match(run.Output);
        accuracy.Success.ShouldBeTrue(run.ToString());
        double.Parse(accuracy.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0.95, run.ToString());

        Command test = (await workplace.Dotnet("test", project, "-c", "Release", "--no-build")).Succeeded();
        test.Output.ShouldMatch(@"Failed: +0, Passed: +3, Skipped: +0", test.ToString());
    }

    [Fact]
    public void It_starts_with_the_network_that_the_readme_shows() =>
        Text("templates/content/dslnet/My-Net/DigitsNet.cs").ShouldBe(Text("samples/01-Quickstart/DigitsNet.cs"));

    /// <summary>Files of a new project that still have the template's own name in them.</summary>
    private static IEnumerable<string> NamesLeft(string project) =>
        Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(project, file).Contains("My-Net", StringComparison.Ordinal) || File.ReadAllText(file).Contains("My-Net", StringComparison.Ordinal));

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"Test accuracy: ([\d.]+)")]
    private static partial Regex Accuracy();
}
