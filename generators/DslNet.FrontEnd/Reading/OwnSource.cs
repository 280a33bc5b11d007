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
    /// <summary>The mark is in the first lines; that much of a file is looked at.</summary>
    private const int Head = 400;

    /// <summary>Where the user declared a member, or null of one that is generated, or that C# itself adds.</summary>
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
