namespace DslNet.Package.Tests;

/// <summary>Folders outside the repository, which go when the tests have run.</summary>
internal static class TemporaryFolder
{
    private static readonly string All = MakeAll();

    public static string Create(string name) => Directory.CreateDirectory(Path.Combine(All, name)).FullName;

    private static string MakeAll()
    {
        string folder = Directory.CreateTempSubdirectory("dslnet-package-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
