using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>A training step in a loop: <c>TrainStep</c>, <c>Backward</c> or <c>optimizer.Step</c>.</summary>
/// <param name="Network">The network's expression.</param>
/// <param name="Optimizer">The optimizer's expression; null for <c>Backward</c>.</param>
internal sealed record LoopStep(IOperation Network, IOperation? Optimizer)
{
    /// <summary>The step that a call takes, or null.</summary>
    public static LoopStep? Of(IInvocationOperation call, DslNetTypes types) => call switch
    {
        { TargetMethod.Name: "TrainStep" or "Backward", Instance: { } network } when types.IsNetwork(network.Type) && types.IsMember(call.TargetMethod) =>
            new LoopStep(Plain(network), call.Arguments.Select(argument => Plain(argument.Value)).FirstOrDefault(value => types.IsOptimizer(value.Type))),
        { TargetMethod.Name: "Step", Instance: { } optimizer, Arguments.Length: 1 } when types.IsOptimizer(optimizer.Type) => new LoopStep(Plain(call.Arguments[0].Value), Plain(optimizer)),
        _ => null,
    };

    /// <summary>The loop's operations, without those of loops and functions inside it.</summary>
    public static IEnumerable<IOperation> OwnBody(ILoopOperation loop)
    {
        Stack<IOperation> pending = new([loop.Body]);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            yield return operation;
            foreach (IOperation child in operation.ChildOperations.Where(child => child is not (ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)))
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>Without conversions and parentheses.</summary>
    public static IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: var operand } || (operation is IParenthesizedOperation { Operand: var inner } && (operand = inner) is not null))
        {
            operation = operand;
        }

        return operation;
    }

    /// <summary>The variable that an expression names, or null.</summary>
    public static ISymbol? Variable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property => property.Property,
        _ => null,
    };
}
