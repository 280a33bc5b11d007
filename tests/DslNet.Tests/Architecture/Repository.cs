using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DslNet.Tests.Architecture;

/// <summary>The repository as files: what the architecture tests read.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The projects of the solution's folders, by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects { get; } =
        Files("*.csproj").Select(Project.Read).ToDictionary(project => project.Name);

    /// <summary>Paths below the root, with forward slashes, of files that match; nothing that a build has made.</summary>
    public static IEnumerable<string> Files(string pattern, string folder = "") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !BuildOutput().IsMatch(file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The namespaces that a source file names in <c>using</c> lines.</summary>
    public static IEnumerable<string> Usings(string file) => UsingLine().Matches(Text(file)).Select(match => match.Groups[1].Value);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds DslNet.sln.");
    }

    [GeneratedRegex("(^|/)(bin|obj|artifacts)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?(?:global::)?([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    /// <summary>What a project file says of its dependencies, props files that it imports included.</summary>
    /// <param name="File">Path below the root.</param>
    /// <param name="References">Names of the projects that it compiles against.</param>
    /// <param name="CompilerPlugins">Names of the projects that work in its compiler only (OutputItemType="Analyzer").</param>
    /// <param name="Packed">Names of the projects that it takes into its package and compiles nothing against (OutputItemType="PackedCompiler").</param>
    /// <param name="Packages">Names of the packages that it references.</param>
    /// <param name="Imports">Names of the props files that it imports.</param>
    internal sealed record Project(
        string File,
        IReadOnlyList<string> References,
        IReadOnlyList<string> CompilerPlugins,
        IReadOnlyList<string> Packed,
        IReadOnlyList<string> Packages,
        IReadOnlyList<string> Imports)
    {
        public string Name => Path.GetFileNameWithoutExtension(File);

        public static Project Read(string file)
        {
            XElement[] elements = [.. Elements(Path.Combine(Root, file))];
            ILookup<string, string> projects = elements
                .Where(element => element.Name.LocalName == "ProjectReference")
                .ToLookup(element => (string?)element.Attribute("OutputItemType") ?? "", element => Path.GetFileNameWithoutExtension((string)element.Attribute("Include")!));
            IEnumerable<string> imports = elements.Where(element => element.Name.LocalName == "Import").Select(element => Path.GetFileName((string)element.Attribute("Project")!));
            IEnumerable<string> packages = elements.Where(element => element.Name.LocalName == "PackageReference").Select(element => (string)element.Attribute("Include")!);
            return new Project(file, [.. projects[""]], [.. projects["Analyzer"]], [.. projects["PackedCompiler"]], [.. packages], [.. imports]);
        }

        // The file, what it imports itself, and the Directory.Build.props that the build imports for it.
        private static IEnumerable<XElement> Elements(string path)
        {
            XElement root = XDocument.Load(path).Root!;
            IEnumerable<string> imports = root.Descendants("Import")
                .Select(import => (string?)import.Attribute("Project"))
                .OfType<string>()
                .Where(import => !import.Contains('$'))
                .Select(import => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, import)));
            return root.Descendants().Concat(imports.SelectMany(Elements)).Concat(path.EndsWith(".csproj", StringComparison.Ordinal) ? Inherited(path) : []);
        }

        private static IEnumerable<XElement> Inherited(string project)
        {
            for (DirectoryInfo? folder = new(Path.GetDirectoryName(project)!); folder is not null; folder = folder.Parent)
            {
                string props = Path.Combine(folder.FullName, "Directory.Build.props");
                if (System.IO.File.Exists(props))
                {
                    return Elements(props);
                }
            }

            return [];
        }
    }
}
