using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.FrontEnd.Reading;

/// <summary>
/// DN1013: a user's constructor that doesn't call the generated one, which alone initializes the network. One that calls another
/// constructor of the class is fine: that one is checked in turn.
/// </summary>
internal static class ConstructorRules
{
    /// <summary>Each of them, where there is a generated one to call.</summary>
    public static IEnumerable<LocatedFinding> Check(DefinitionReading reading, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!reading.CanBeCompleted || reading.Class.User is { CannotBeMade: true } || reading.Class.User.Clashing.Contains(GeneratedMembers.Constructor.Key))
        {
            yield break;
        }

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (OwnSource.Place(constructor, cancellation) is { } place && !Declarations(constructor, cancellation).Any(CallsAnother))
            {
                yield return new LocatedFinding(
                    "DN1013",
                    place,
                    $"This constructor of {QuotedText.Cleaned(type.Name)} makes no network: add ': this()', which calls the generated {QuotedText.Cleaned(type.Name)}(int batchSize = 32, Seed seed = default, int threads = 0)");
            }
        }
    }

    private static bool CallsAnother(ConstructorDeclarationSyntax declaration) => declaration.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) == true;

    /// <summary>Both declarations of a partial constructor: only the implementing one can call another.</summary>
    private static IEnumerable<ConstructorDeclarationSyntax> Declarations(IMethodSymbol constructor, CancellationToken cancellation) => new[] { constructor, constructor.PartialImplementationPart }
        .OfType<IMethodSymbol>()
        .SelectMany(part => part.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax(cancellation))
        .OfType<ConstructorDeclarationSyntax>();
}
