using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Recipes;

/// <summary>
/// A recipe that was followed: its files, by their paths in the repository. One that is there in the repository already has only the lines that
/// the recipe adds to it.
/// </summary>
internal static class RecipeFolder
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>All sources of the library, with the usings that its project has by itself.</summary>
    public static Lazy<IReadOnlyList<SyntaxTree>> LibrarySources { get; } = new(() =>
    [
        CSharpSyntaxTree.ParseText(
            string.Concat(new[] { "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks" }.Select(name => $"global using {name};\n")), Parse),
        .. Directory.EnumerateFiles(InRepository("src/DslNet"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(InRepository("src/DslNet"), file).Split(Path.DirectorySeparatorChar)[0].Equals("obj", StringComparison.Ordinal))
            .Append(InRepository("generators/DslNet.Compiler/Graph/GraphText.cs"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parse, file)),
    ]);

    public static IEnumerable<string> Files(string recipe) =>
        Directory.EnumerateFiles(InRecipes(recipe), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(InRecipes(recipe), file).Replace('\\', '/'));

    public static SyntaxTree Tree(string recipe, string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(InRecipes(recipe), file)), Parse, file);

    /// <summary>What CONTRIBUTING.md says below a heading, up to the next one.</summary>
    public static string Section(string heading)
    {
        string text = File.ReadAllText(InRepository("CONTRIBUTING.md"));
        int start = text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, heading);
        int end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }

    public static string InRepository(string file) => Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", file));

    private static string InRecipes(string recipe) => InRepository(Path.Combine("tests", "Recipes", recipe));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
