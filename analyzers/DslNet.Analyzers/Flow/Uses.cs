using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>How the enclosing expression uses a network.</summary>
internal static class Uses
{
    /// <summary>Whether it neither changes the network's mode nor lets it escape.</summary>
    public static bool LeavesMode(IOperation network, DslNetTypes types) =>
        Keeps(network, types) && !(Around(network) is IInvocationOperation { TargetMethod.Name: "Train" or "Eval" }) && !(Call(network) is { } call && types.IsFit(call.TargetMethod));

    /// <summary>Whether the network doesn't escape: a member is called, the libraries read it, it is compared.</summary>
    public static bool Keeps(IOperation network, DslNetTypes types) => Around(network) switch
    {
        IInvocationOperation call => types.IsMember(call.TargetMethod),
        IPropertyReferenceOperation or IConditionalAccessOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation } or IBinaryOperation { OperatorMethod: null } or IIsTypeOperation or IExpressionStatementOperation => true,
        IArgumentOperation { Parent: IInvocationOperation call } => types.IsOurs(call.TargetMethod),
        IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } } => types.IsOurs(constructor),
        _ => false,
    };

    /// <summary>The call that the network is an argument of.</summary>
    public static IInvocationOperation? Call(IOperation network) => Around(network) is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;

    /// <summary>The operation around it, conversions and parentheses left out.</summary>
    public static IOperation? Around(IOperation operation)
    {
        IOperation? around = operation.Parent;
        while (around is IParenthesizedOperation or IConversionOperation { OperatorMethod: null })
        {
            around = around.Parent;
        }

        return around;
    }
}
