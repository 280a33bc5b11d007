using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DslNet.CodeFixes;

/// <summary>A fix of one rule that can mend all its places in one go.</summary>
/// <param name="rule">The rule's id.</param>
public abstract class Fix(string rule) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [rule];

    public sealed override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public abstract override Task RegisterCodeFixesAsync(CodeFixContext context);
}
