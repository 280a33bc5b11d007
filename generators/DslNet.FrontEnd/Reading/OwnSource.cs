using System.Linq;
using System.Threading;
using DslNet.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.FrontEnd.Reading;

/// <summary>
/// Distinguishes the user's members of a network's class from generated ones: the analyzers see both, the generator only the former, and they must agree.
/// </summary>
internal static class OwnSource
{
    /// <summary>The mark is in the first lines; only this prefix of a file is searched.</summary>
    private const int Head = 400;

    /// <summary>The user's declaration of a member, or null for one that is generated, or implicitly declared.</summary>
    public static Location? Place(ISymbol member, CancellationToken cancellation) => member.IsImplicitlyDeclared
        ? null
        : member.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !IsGenerated(tree, cancellation));

    /// <summary>Whether the generator printed the file.</summary>
    public static bool IsGenerated(SyntaxTree tree, CancellationToken cancellation)
    {
        SourceText text = tree.GetText(cancellation);
        return text.ToString(new TextSpan(0, System.Math.Min(Head, text.Length))).Contains(PartialClass.Mark);
    }
}
