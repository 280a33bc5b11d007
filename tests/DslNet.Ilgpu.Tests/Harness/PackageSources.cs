namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>The sources of the package DslNet.Ilgpu, as texts: the kernels that generated code launches, and what launches them.</summary>
internal static class PackageSources
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>Every file of them, and the usings that the SDK adds to its project.</summary>
    public static IReadOnlyList<string> Texts { get; } = [ImplicitUsings, .. Files().Select(File.ReadAllText)];

    private static IEnumerable<string> Files()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        string package = Path.Combine(folder.ShouldNotBeNull().FullName, "src", "DslNet.Ilgpu");
        return Directory.EnumerateFiles(package, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(package, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
    }
}
