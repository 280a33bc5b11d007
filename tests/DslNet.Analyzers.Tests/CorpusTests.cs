using System.Text.RegularExpressions;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.Analyzers.Tests;

/// <summary>Programs as users write them, all of them right: they compile, and no rule raises its voice.</summary>
public partial class CorpusTests
{
    /// <summary>What a project with implicit usings has.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<string> Programs => [.. Files("tests/DslNet.Analyzers.Tests/Corpus").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    /// <summary>The source of a program of the corpus.</summary>
    public static string Source(string name) => File.ReadAllText(At("tests/DslNet.Analyzers.Tests/Corpus/" + name + ".cs"));

    /// <summary>All but the web service, which needs the web framework and its generators: its own build has every rule, and warnings are errors there.</summary>
    public static TheoryData<string> Samples => [.. Directory.GetDirectories(At("samples")).Select(Path.GetFileName).OfType<string>().Where(name => name != "07-Service")];

    [Fact]
    public void There_are_thirty_programs_and_more() => Programs.Count.ShouldBeGreaterThanOrEqualTo(30);

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task No_rule_speaks_of_a_right_program(string name) => await AreRight([Source(name)]);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_rule_speaks_of_a_sample(string name) => await AreRight(Files("samples/" + name).Select(File.ReadAllText));

    [Fact]
    public async Task No_rule_speaks_of_the_readmes_program()
    {
        string[] blocks = [.. Block().Matches(File.ReadAllText(At("README.md")).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)];

        // The first is the network, the second the program that trains it.
        await AreRight(["using DslNet.Data;\nusing DslNet.Reports;\nusing DslNet;\n" + blocks[1], blocks[0]]);
    }

    private static async Task AreRight(IEnumerable<string> sources)
    {
        string[] all = [.. sources, ImplicitUsings];
        bool isProgram = all.Any(source => CSharpSyntaxTree.ParseText(source, UserProject.Parse).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any());

        IReadOnlyList<Diagnostic> found = await UserProject.Diagnose(all, isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);

        found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(At(folder), "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(At(folder), file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).Order(StringComparer.Ordinal);

    private static string At(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DslNet.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull().FullName, path);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
