using System.Collections.Immutable;
using DslNet.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Applies a rule's fix to a source as the IDE would, and holds the result against what it should be.</summary>
public static class VerifyFix
{
    /// <summary>Every fix of the assembly.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. typeof(Fix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>
    /// The rule speaks at the mark; the fix named by its title (the first where null) makes <paramref name="after"/> of the source,
    /// which compiles and about which the rule is silent.
    /// </summary>
    public static async Task Changes(string rule, string before, string after, string? title = null)
    {
        await Verify.Rule(rule, before);
        string changed = await Apply(rule, MarkedSource.Parse(UserProject.Usings + before).Text, title);
        changed.ReplaceLineEndings("\n").ShouldBe((UserProject.Usings + after).ReplaceLineEndings("\n"));
        (await UserProject.Diagnose([changed]))
            .Where(diagnostic => diagnostic.Id == rule || diagnostic.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
    }

    /// <summary>The source after the fix of the rule's first diagnostic.</summary>
    public static async Task<string> Apply(string rule, string source, string? title = null)
    {
        using AdhocWorkspace workspace = new();
        Document document = workspace.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "User",
                "User",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: UserProject.Parse,
                metadataReferences: UserProject.References))
            .AddDocument("File0.cs", SourceText.From(source), filePath: "File0.cs");
        SyntaxTree tree = (await document.GetSyntaxTreeAsync()).ShouldNotBeNull();
        Diagnostic diagnostic = (await UserProject.Analyze(UserProject.Generate((await document.Project.GetCompilationAsync()).ShouldNotBeNull())))
            .Where(found => found.Id == rule)
            .OrderBy(found => found.Location.SourceSpan.Start)
            .First();
        List<CodeAction> actions = [];
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.Properties), (action, _) => actions.Add(action), CancellationToken.None));
        }

        CodeAction chosen = actions.First(action => title is null || action.Title == title);
        ApplyChangesOperation change = (await chosen.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().ShouldHaveSingleItem();
        return (await change.ChangedSolution.GetDocument(document.Id).ShouldNotBeNull().GetTextAsync()).ToString();
    }
}
