using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Harness;

/// <summary>Sources as they are while somebody types: with a token dropped, doubled, or swapped with another.</summary>
public static class Mutation
{
    /// <summary>The source after one to three such accidents.</summary>
    public static string Of(string source, Random random)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        for (int accidents = random.Next(1, 4); accidents > 0; accidents--)
        {
            int at = random.Next(tokens.Count);
            switch (random.Next(3))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                default:
                    int other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    }

    /// <summary>The source up to some letter of it, as while a file is being written.</summary>
    public static string Cut(string source, Random random) => source[..random.Next(source.Length)];

    /// <summary>The samples' own files that declare a network.</summary>
    public static IEnumerable<string> SampleSources()
    {
        string samples = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "samples"));
        return Directory.EnumerateFiles(samples, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Contains("[Network", StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
