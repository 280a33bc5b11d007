using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>An abstract network of a method: of a creation site, held by a symbol on entry, or the join of several. Compared by identity.</summary>
/// <param name="type">Its class where it was created here, else null.</param>
/// <param name="holder">The symbol that held it on entry, else null.</param>
internal sealed class NetworkValue(ITypeSymbol? type, ISymbol? holder)
{
    /// <summary>An unknown network.</summary>
    public static NetworkValue Any { get; } = new(null, null);

    public ITypeSymbol? Type { get; } = type;

    public ISymbol? Holder { get; } = holder;
}
