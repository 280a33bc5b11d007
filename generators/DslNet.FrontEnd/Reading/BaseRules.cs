using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.FrontEnd.Reading;

/// <summary>
/// DN1014 for the network's base classes: abstract members that no generated one can implement, and restrictions that the generated constructor and Create can't
/// meet. It is reported at the base class's name in the class's base list.
/// </summary>
internal sealed class BaseRules
{
    private readonly INamedTypeSymbol type;
    private readonly Compilation compilation;
    private readonly CancellationToken cancellation;
    private readonly string name;
    private readonly List<string> overriding = [];
    private readonly List<string> clashing = [];
    private readonly List<LocatedFinding> findings = [];

    private BaseRules(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        (this.type, this.compilation, this.cancellation, name) = (type, compilation, cancellation, QuotedText.Cleaned(type.Name));

    /// <summary>Keys of the generated members that override a base class's.</summary>
    public IReadOnlyList<string> Overriding => overriding;

    /// <summary>Keys of those that can't be generated.</summary>
    public IReadOnlyList<string> Clashing => clashing;

    /// <summary>Whether every generated constructor, or every call of it, would be an error.</summary>
    public bool CannotBeMade { get; private set; }

    /// <summary>The findings so far.</summary>
    public IReadOnlyList<LocatedFinding> Findings => findings;

    public static BaseRules Check(INamedTypeSymbol type, IEnumerable<GeneratedMember> generated, Compilation compilation, CancellationToken cancellation)
    {
        BaseRules rules = new(type, compilation, cancellation);
        if (BaseMembers.BaseOf(type) is { } parent)
        {
            rules.CheckMembers(generated);
            rules.CheckConstructors(parent);
        }

        rules.CheckRequired();
        return rules;
    }

    private void CheckMembers(IEnumerable<GeneratedMember> generated)
    {
        foreach (GeneratedMember each in generated)
        {
            ISymbol? met = BaseMembers.Met(type, each, compilation);
            if (met is not null && BaseMembers.IsOverridable(met, each))
            {
                overriding.Add(each.Key);
            }
            else if (met is { IsAbstract: true } and not ITypeSymbol)
            {
                clashing.Add(each.Key);
                Report($"{name} has '{each.Text(name)}' generated, which can't implement the abstract {met.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)} of its base class: rename that, or derive from another class");
            }
        }
    }

    private void CheckConstructors(INamedTypeSymbol parent)
    {
        if (!BaseMembers.CanBeMade(parent, type, compilation))
        {
            CannotBeMade = true;
            Report($"{name} has a constructor generated that hands its base class nothing, but {QuotedText.Cleaned(parent.Name)} has none without parameters: give it one, or derive from another class");
        }
    }

    private void CheckRequired()
    {
        foreach (ISymbol member in BaseMembers.Required(type))
        {
            CannotBeMade = true;
            Report(
                $"{QuotedText.Cleaned(member.Name)} is required, but the generated Create, by which networks are made where their kind is a type parameter, gives it no value: give it one where it is declared, and take 'required' away",
                SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? OwnSource.Place(member, cancellation) : null);
        }
    }

    private void Report(string message, Location? place = null) =>
        findings.Add(new LocatedFinding(MemberRules.Rule, place ?? BaseName() ?? OwnSource.Place(type, cancellation) ?? Location.None, message));

    private Location? BaseName() => type.DeclaringSyntaxReferences
        .Where(reference => !OwnSource.IsGenerated(reference.SyntaxTree, cancellation))
        .Select(reference => (reference.GetSyntax(cancellation) as TypeDeclarationSyntax)?.BaseList?.Types.FirstOrDefault())
        .FirstOrDefault(written => written is not null && SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(written.SyntaxTree).GetTypeInfo(written.Type, cancellation).Type, type.BaseType))?
        .GetLocation();
}
