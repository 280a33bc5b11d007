using System.Runtime.InteropServices;

namespace DslNet.Package.Tests;

/// <summary>The consumer's program, published.</summary>
internal sealed record Published(Workplace Workplace, Command Publish)
{
    private const string Folder = "published", Program = "Consumer";

    /// <summary>NuGet found no such package, or couldn't ask: what a machine without a network says of what it doesn't have.</summary>
    private static readonly string[] NotThere = ["NU1101", "NU1102", "NU1301"];

    /// <summary>The program's file.</summary>
    public string File => Workplace.PublishedFile(Folder, Program);

    /// <summary>Publishes it. Skips the test where the SDK's tools for it can't be had.</summary>
    public static async Task<Published> Make(string name, params string[] properties)
    {
        Workplace workplace = await Workplace.WithConsumer($"consumer {name}");
        string[] settings = ["-r", RuntimeInformation.RuntimeIdentifier, "-p:TrimmerSingleWarn=false", .. properties];

        // Restored by itself, so that only tools that aren't to be had skip the test; that ours restores is tested elsewhere.
        Command restore = await workplace.Dotnet(["restore", .. settings]);
        Skip.If(restore.ExitCode != 0 && restore.Output.Contains("Microsoft.", StringComparison.Ordinal) && NotThere.Any(restore.Output.Contains), "The SDK's tools for this are not to be had here.");
        restore.Succeeded();

        Command publish = (await workplace.Dotnet(["publish", "--no-restore", "-c", "Release", "-o", Folder, .. settings])).Succeeded();
        publish.Output.ShouldNotContain("warning", Case.Insensitive, publish.ToString());
        return new Published(workplace, publish);
    }

    /// <summary>Publishes it as machine code. Skips the test where there is no linker.</summary>
    public static Task<Published> MakeMachineCode(string name, params string[] properties)
    {
        // On Windows the SDK looks for Visual Studio's by itself, in places that only it knows.
        Skip.If(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || !(Tool.IsHere("clang") || Tool.IsHere("gcc")), "There is no linker (clang or gcc) here to make machine code with.");
        return Make(name, ["-p:PublishAot=true", .. properties]);
    }

    /// <summary>Runs it to its good end.</summary>
    public async Task<Command> Run(params string[] arguments) => (await Workplace.Published(Folder, Program, arguments)).Succeeded();
}
