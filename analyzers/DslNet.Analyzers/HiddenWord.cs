using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.Analyzers;

/// <summary>A name that a definition may intend as one of the DSL's.</summary>
/// <param name="name">Without a qualifier.</param>
/// <param name="model">Of its file.</param>
/// <param name="cancellation">Asked by the compiler.</param>
internal sealed class HiddenWord(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation)
{
    /// <summary>A description of what the name binds to where a layer was intended; null where it is a layer, where none was evidently intended, or where the code is correct.</summary>
    public string? Meaning()
    {
        if (IsQualified() || Found() is not { } found || IsLibrarys(found.ContainingType))
        {
            return null;
        }

        ExpressionSyntax used = name.Parent is InvocationExpressionSyntax call && call.Expression == name ? call : name;
        return IsUsable(used) || !IsWanted(used) ? null : Text(found);
    }

    private bool IsQualified() => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name || access.Expression == name,
        QualifiedNameSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax => true,
        _ => false,
    };

    /// <summary>The symbol of the name, or one of several candidates; null where it doesn't bind, which C# reports.</summary>
    private ISymbol? Found()
    {
        SymbolInfo info = model.GetSymbolInfo(name, cancellation);
        ISymbol[] all = info.Symbol is null ? [.. info.CandidateSymbols] : [info.Symbol];
        return all.Any(symbol => IsLibrarys(symbol.ContainingType)) ? null : all.FirstOrDefault();
    }

    /// <summary>A user's layer, something convertible to one, or a function where a function is expected.</summary>
    private bool IsUsable(ExpressionSyntax used)
    {
        TypeInfo type = model.GetTypeInfo(used, cancellation);
        return IsChain(type.Type) || ((IsChain(type.ConvertedType) || type.ConvertedType?.TypeKind == TypeKind.Delegate) && model.GetConversion(used, cancellation).Exists);
    }

    /// <summary>Whether a layer is expected at an expression: in a chain, as an argument of the DSL's, or by a target type.</summary>
    private bool IsWanted(ExpressionSyntax used)
    {
        for (SyntaxNode node = used; ; node = node.Parent!)
        {
            if (node is ExpressionSyntax expression && IsChain(model.GetTypeInfo(expression, cancellation).ConvertedType) && !model.GetConversion(expression, cancellation).Exists)
            {
                return true;
            }

            switch (node.Parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } chain when model.GetSymbolInfo(chain, cancellation).Symbol is not null:
                    return false;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } chain when Links(chain).Any(link => IsChain(model.GetTypeInfo(link, cancellation).Type)):
                    return true;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                    return TakesLayers(call);
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } or ParenthesizedExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax or LambdaExpressionSyntax:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                    break;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a call that C# can't resolve is one of the DSL's that takes layers.</summary>
    private bool TakesLayers(InvocationExpressionSyntax call)
    {
        SymbolInfo info = model.GetSymbolInfo(call, cancellation);
        return info.Symbol is null && info.CandidateSymbols.OfType<IMethodSymbol>().Any(method =>
            (IsLibrarys(method.ContainingType) || IsChain(method.ContainingType)) && method.Parameters.Any(parameter => IsChain(parameter.Type) || IsChain((parameter.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType) || IsChain((parameter.Type as IArrayTypeSymbol)?.ElementType)));
    }

    private static IEnumerable<ExpressionSyntax> Links(ExpressionSyntax chain)
    {
        for (; chain is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.RightShiftExpression } binary; chain = binary.Left)
        {
            yield return binary.Right;
        }

        yield return chain;
    }

    /// <summary>Such as <c>MathF.Tanh(float), by 'using static System.MathF'</c>.</summary>
    private string Text(ISymbol found)
    {
        string text = found.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        bool isOwn = found.ContainingType is null || Around().Any(type => SymbolEqualityComparer.Default.Equals(type, found.ContainingType));
        return isOwn ? $"{text} here" : $"{text} here, by 'using static {found.ContainingType!.ToDisplayString()}'";
    }

    /// <summary>The types whose members are seen without a using.</summary>
    private IEnumerable<INamedTypeSymbol> Around()
    {
        for (INamedTypeSymbol? type = model.GetEnclosingSymbol(name.SpanStart, cancellation)?.ContainingType; type is not null; type = type.ContainingType)
        {
            for (INamedTypeSymbol? parent = type; parent is not null; parent = parent.BaseType)
            {
                yield return parent;
            }
        }
    }

    private static bool IsLibrarys(ITypeSymbol? type) => Is(type, "Dsl") || Is(type, "Fluent");

    private static bool IsChain(ITypeSymbol? type) => Is(type, "Net") || Is(type, "Layer") || Is(type, "IChain");

    private static bool Is(ITypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
