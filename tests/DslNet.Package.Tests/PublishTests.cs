using System.Runtime.InteropServices;

namespace DslNet.Package.Tests;

/// <summary>The same program without the parts that it doesn't use, and as machine code: both must be told nothing to be sure of.</summary>
[Collection(TemporaryFolder.Collection)]
public class PublishTests
{
    /// <summary>NuGet found no such package, or couldn't ask: what a machine without a network says of what it doesn't have.</summary>
    private static readonly string[] NotThere = ["NU1101", "NU1102", "NU1301"];

    [SkippableFact]
    public async Task Trimmed_it_gives_no_warning_and_trains()
    {
        ConsumersWords.Check(await PublishAndRun("trimmed", "-p:PublishTrimmed=true", "-p:SelfContained=true"));
    }

    [SkippableFact]
    public async Task As_machine_code_it_gives_no_warning_and_trains()
    {
        Skip.IfNot(HasLinker(), "There is no linker (clang or gcc) here to make machine code with.");

        ConsumersWords.Check(await PublishAndRun("machine code", "-p:PublishAot=true"));
    }

    private static async Task<Command> PublishAndRun(string name, params string[] properties)
    {
        Workplace workplace = await Workplace.WithConsumer($"consumer {name}");
        string[] settings = ["-r", RuntimeInformation.RuntimeIdentifier, "-p:TrimmerSingleWarn=false", .. properties];

        // Restored by itself, so that only tools that aren't to be had skip the test; that ours restores is tested elsewhere.
        Command restore = await workplace.Dotnet(["restore", .. settings]);
        Skip.If(restore.ExitCode != 0 && restore.Output.Contains("Microsoft.", StringComparison.Ordinal) && NotThere.Any(restore.Output.Contains), "The SDK's tools for this are not to be had here.");
        restore.Succeeded();

        Command publish = (await workplace.Dotnet(["publish", "--no-restore", "-c", "Release", "-o", "published", .. settings])).Succeeded();
        publish.Output.ShouldNotContain("warning", Case.Insensitive, publish.ToString());
        return (await workplace.Published("published", "Consumer")).Succeeded();
    }

    // On Windows the SDK looks for Visual Studio's by itself, in places that only it knows.
    private static bool HasLinker() =>
        !RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
