namespace DslNet.Package.Tests;

/// <summary>Programs of the machine that not every machine has.</summary>
internal static class Tool
{
    public static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
