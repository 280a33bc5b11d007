using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>A call to which a network is receiver or argument.</summary>
/// <param name="Call">The call, in the control flow graph.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Network">Which network.</param>
/// <param name="Modes">The modes that it may be in just before.</param>
internal sealed record NetworkUse(IInvocationOperation Call, UseKind Kind, NetworkValue Network, Modes Modes)
{
    /// <summary>The call as written, or null where no one wrote it.</summary>
    public InvocationExpressionSyntax? Syntax => Call.Syntax as InvocationExpressionSyntax;

    /// <summary>The network as written, such as <c>network</c> or <c>this.network</c>.</summary>
    public string Name => Syntax?.ReceiverText() ?? "this";

    /// <summary>The network's class, as far as it is known.</summary>
    public ITypeSymbol? Type => Network.Type ?? Call.Instance?.Type;
}
