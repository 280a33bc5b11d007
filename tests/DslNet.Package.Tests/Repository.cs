using System.Xml.Linq;

namespace DslNet.Package.Tests;

/// <summary>The repository that is packed.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The version in which the repository takes a package from elsewhere.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion").Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds DslNet.sln.");
    }
}
