using System.Collections.Immutable;
using DslNet.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>A source open in an editor: what the analyzers say of it, which fixes are offered, and what they make of it.</summary>
public sealed class FixSession : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private readonly Document document;

    public FixSession(string source) => document = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "User",
            "User",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: UserProject.Parse,
            metadataReferences: UserProject.References))
        .AddDocument("File0.cs", SourceText.From(source), filePath: "File0.cs");

    /// <summary>Every fix of the assembly.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. typeof(Fix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public void Dispose() => workspace.Dispose();

    /// <summary>What generator and analyzers say of the source, at its own tree.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnose()
    {
        SyntaxTree tree = (await document.GetSyntaxTreeAsync()).ShouldNotBeNull();
        Compilation complete = UserProject.Generate((await document.Project.GetCompilationAsync()).ShouldNotBeNull());
        return [.. (await UserProject.Analyze(complete)).Select(found => Diagnostic.Create(found.Descriptor, At(found.Location), found.AdditionalLocations.Select(At), found.Properties))];

        Location At(Location place) => Location.Create(tree, place.SourceSpan);
    }

    /// <summary>What the fixes offer for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> Actions(Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        foreach (CodeFixProvider fix in For(diagnostic))
        {
            actions.AddRange(await Actions(fix, diagnostic));
        }

        return actions;
    }

    /// <summary>What mends several diagnostics of one rule in one go: the first fix that has something for the first of them.</summary>
    public async Task<CodeAction> FixAll(IReadOnlyList<Diagnostic> diagnostics)
    {
        (CodeFixProvider fix, CodeAction one) = await First(diagnostics[0]);
        FixAllContext context = new(document, fix, FixAllScope.Document, one.EquivalenceKey, fix.FixableDiagnosticIds, new Known(diagnostics), CancellationToken.None);
        return (await fix.GetFixAllProvider().ShouldNotBeNull().GetFixAsync(context)).ShouldNotBeNull();
    }

    /// <summary>The source after an action.</summary>
    public async Task<string> Apply(CodeAction action)
    {
        ApplyChangesOperation change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().ShouldHaveSingleItem();
        return (await change.ChangedSolution.GetDocument(document.Id).ShouldNotBeNull().GetTextAsync()).ToString();
    }

    private async Task<(CodeFixProvider Fix, CodeAction Action)> First(Diagnostic diagnostic)
    {
        foreach (CodeFixProvider fix in For(diagnostic))
        {
            if (await Actions(fix, diagnostic) is [{ } action, ..])
            {
                return (fix, action);
            }
        }

        throw new InvalidOperationException($"No fix has anything for {diagnostic}.");
    }

    private async Task<List<CodeAction>> Actions(CodeFixProvider fix, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static IEnumerable<CodeFixProvider> For(Diagnostic diagnostic) => Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id));

    private sealed class Known(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
