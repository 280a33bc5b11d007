using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>One network of a method: made at one place of it, held by a symbol when it began, or one of several where branches have met. Compared by identity.</summary>
/// <param name="type">Its own class where it was made here, else null.</param>
/// <param name="holder">The symbol that held it when the method began, else null.</param>
internal sealed class NetworkValue(ITypeSymbol? type, ISymbol? holder)
{
    /// <summary>Some network, no one knows which.</summary>
    public static NetworkValue Any { get; } = new(null, null);

    public ITypeSymbol? Type { get; } = type;

    public ISymbol? Holder { get; } = holder;
}
