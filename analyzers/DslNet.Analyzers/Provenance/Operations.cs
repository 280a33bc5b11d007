using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Analyzers.Provenance;

/// <summary>Helpers on operations.</summary>
internal static class Operations
{
    /// <summary>Without parentheses and identity-preserving conversions (such as from an array to a span).</summary>
    public static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IConversionOperation { OperatorMethod.ContainingType.Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } conversion:
                    operation = conversion.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The argument of a parameter, by parameter; null where there is none.</summary>
    public static IOperation? Argument(this IInvocationOperation call, string parameter) => Argument(call.Arguments, parameter);

    /// <summary>The argument of a parameter, by parameter; null where there is none.</summary>
    public static IOperation? Argument(this IObjectCreationOperation creation, string parameter) => Argument(creation.Arguments, parameter);

    /// <summary>The call without the chain before it: the method's name and its arguments.</summary>
    public static Location Place(this IInvocationOperation call)
    {
        SyntaxNode syntax = call.Syntax;
        SyntaxNode? name = syntax is InvocationExpressionSyntax invocation
            ? invocation.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name,
                MemberBindingExpressionSyntax binding => binding.Name,
                _ => null,
            }
            : null;
        return Location.Create(syntax.SyntaxTree, name is null ? syntax.Span : TextSpan.FromBounds(name.SpanStart, syntax.Span.End));
    }

    /// <summary>The receiver: the instance, or the first argument of an extension method.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>The lambda, local function or body that contains an operation.</summary>
    public static IOperation Function(this IOperation operation) =>
        operation.Ancestors().FirstOrDefault(ancestor => ancestor is IAnonymousFunctionOperation or ILocalFunctionOperation) ?? operation.Ancestors().LastOrDefault() ?? operation;

    /// <summary>The ancestors of an operation, innermost first.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (IOperation? ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor;
        }
    }

    /// <summary>The loops around an operation in its own function, innermost first.</summary>
    public static IEnumerable<ILoopOperation> Loops(this IOperation operation) => operation.Ancestors()
        .TakeWhile(ancestor => ancestor is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        .OfType<ILoopOperation>();

    /// <summary>As it is written, on one line.</summary>
    public static string Text(this IOperation operation) => string.Join(" ", Bare(operation).Syntax.ToString().Split([' ', '\r', '\n', '\t'], System.StringSplitOptions.RemoveEmptyEntries));

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
