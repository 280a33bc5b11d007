using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Evaluates expressions to networks, with their effects.</summary>
internal sealed partial class ModeAnalysis
{
    /// <summary>Applies the operation's effects; returns its network, or null.</summary>
    private NetworkValue? Visit(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                Store(new Place(null, capture.Id), Visit(capture.Value));
                return null;
            case IFlowCaptureReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation:
                return Load(operation);
            case IFieldReferenceOperation field:
                Children(field);
                return Load(field);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Visit(conversion.Operand);
            case IObjectCreationOperation creation:
                Arguments(creation);
                return Made(creation);
            case ITypeParameterObjectCreationOperation creation:
                return Made(creation);
            case IInvocationOperation invocation:
                return Call(invocation);
            case IIsPatternOperation test:
                Match(test.Pattern, Visit(test.Value));
                return null;
            case IIsNullOperation or IIsTypeOperation or IBinaryOperation { OperatorMethod: null } or IExpressionStatementOperation:
                Children(operation);
                return null;
            case IPropertyReferenceOperation property:
                return Property(property);
            case IAwaitOperation await:
                Children(await);
                Opaque();
                return Some(await.Type);
            case IReturnOperation:
                // An iterator is suspended here, and other code runs.
                Leave(operation);
                Opaque();
                return null;
            case IFlowAnonymousFunctionOperation or INameOfOperation:
                return null;
            default:
                Leave(operation);
                return Some(operation.Type);
        }
    }

    /// <summary>An unknown operation: its operands escape.</summary>
    private void Leave(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Escape(Visit(child));
            Overwrite(child);
        }
    }

    private void Children(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private NetworkValue? Assign(ISimpleAssignmentOperation assignment)
    {
        NetworkValue? value = Visit(assignment.Value);
        if (TargetOf(assignment.Target) is { } place)
        {
            Store(place, value ?? Some(assignment.Target.Type));
        }
        else
        {
            Children(assignment.Target);
            Escape(value);
        }

        return value;
    }

    /// <summary>A network created here, in training mode. In a loop, aliases of the one of the previous iteration become unknown.</summary>
    private NetworkValue? Made(IOperation creation)
    {
        if (!types.IsNetwork(creation.Type))
        {
            return null;
        }

        if (!made.TryGetValue(creation.Syntax, out NetworkValue? value))
        {
            made[creation.Syntax] = value = new NetworkValue(creation.Type, null);
        }

        now = now.Lose(value).Be(value, Modes.Constructed);
        return value;
    }

    private NetworkValue? Some(ITypeSymbol? type) => types.IsNetwork(type) ? NetworkValue.Any : null;

    private void Escape(NetworkValue? value)
    {
        if (value is not null)
        {
            now = now.Escape(value);
        }
    }
}
