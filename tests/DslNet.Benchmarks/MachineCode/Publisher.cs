using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DslNet.Benchmarks.MachineCode;

/// <summary>Publishes the measured program, into the repository's <c>artifacts</c>: what is up to date there isn't built again.</summary>
internal static class Publisher
{
    private static readonly string Repository = FindRepository();

    /// <summary>The folder of all publications.</summary>
    public static string Root { get; } = Path.Combine(Repository, "artifacts", "machine-code");

    /// <summary>Publishes it as a user does.</summary>
    /// <exception cref="InvalidOperationException">It can't be published; the message is what was said.</exception>
    public static void Publish(Publication publication)
    {
        ProcessStartInfo start = new("dotnet", [
            "publish", Path.Combine(Repository, "tests", "DslNet.MachineCode"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--nologo",
            "--artifacts-path", Path.Combine(Root, "builds", publication.Folder), "-o", Path.Combine(Root, publication.Folder), .. publication.Properties,
        ])
        { RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{publication.Name}' can't be published:\n{output}");
        }
    }

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds DslNet.sln: run the benchmarks inside the repository.");
    }
}
