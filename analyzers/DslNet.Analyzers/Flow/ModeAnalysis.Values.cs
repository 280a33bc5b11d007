using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Which network an expression is, and what becomes of it.</summary>
internal sealed partial class ModeAnalysis
{
    /// <summary>Does what the operation does; its network, or null where it is none.</summary>
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
            case IFlowAnonymousFunctionOperation or INameOfOperation:
                return null;
            default:
                Leave(operation);
                return Some(operation.Type);
        }
    }

    /// <summary>Of a kind that isn't known: what it is made of may be anywhere afterwards.</summary>
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
        if (PlaceOf(assignment.Target) is { } place)
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

    private void Store(Place place, NetworkValue? value)
    {
        if (value is null)
        {
            now = now.Forget(place);
        }
        else if (place.Symbol is not null && untracked.Contains(place.Symbol))
        {
            Escape(value);
        }
        else
        {
            // Others see a field, and a variable of the method around a lambda.
            if (place.Symbol is not (null or IParameterSymbol) && !own.Contains(place.Symbol))
            {
                IsOpaque |= Settled;
                now = now.Be(value, now.ModesOf(value) | Modes.Shared);
            }

            now = now.Hold(place, value);
        }
    }

    private NetworkValue? Load(IOperation operation) => !types.IsNetwork(operation.Type) && operation is not IFlowCaptureReferenceOperation ? null
        : PlaceOf(operation) is { } place ? ValueAt(now, place) ?? Some(operation.Type)
        : Some(operation.Type);

    private Place? PlaceOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local when types.IsNetwork(local.Type) => new Place(local.Local),
        IParameterReferenceOperation parameter when types.IsNetwork(parameter.Type) => new Place(parameter.Parameter),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field when types.IsNetwork(field.Type) => new Place(field.Field),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } when types.IsNetwork(type) => new Place(type),
        IFlowCaptureReferenceOperation capture when now.Places.ContainsKey(new Place(null, capture.Id)) => new Place(null, capture.Id),
        IFlowCaptureReferenceOperation capture when captured.TryGetValue(capture.Id, out IOperation? value) && value is not IFlowCaptureReferenceOperation => PlaceOf(value),
        IConversionOperation conversion => PlaceOf(conversion.Operand),
        _ => null,
    };

    /// <summary>A network made here: in training mode. A place passed again makes another one; who still holds the former holds some network.</summary>
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

    private NetworkValue? Property(IPropertyReferenceOperation property)
    {
        NetworkValue? receiver = property.Instance is null ? null : Visit(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments)
        {
            Escape(Visit(argument.Value));
        }

        if (receiver is not null && property.Property.Name == "Mode")
        {
            now = now.Be(receiver, now.ModesOf(receiver) | Modes.Asked);
        }

        return Some(property.Type);
    }

    private void Match(IPatternOperation pattern, NetworkValue? value)
    {
        // In "x is DigitsNet digits" the new name is the same network; what a deeper pattern finds is some network.
        if (value is not null && pattern is IDeclarationPatternOperation or IRecursivePatternOperation && Declared(pattern) is ILocalSymbol name)
        {
            Store(new Place(name), value);
        }

        foreach (IOperation nested in pattern.DescendantsAndSelf())
        {
            if (value is not null && nested is IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property.Name: "Mode" } })
            {
                now = now.Be(value, now.ModesOf(value) | Modes.Asked);
            }

            if ((nested != pattern || value is null) && Declared(nested) is ILocalSymbol found && types.IsNetwork(found.Type))
            {
                Store(new Place(found), NetworkValue.Any);
            }
        }
    }

    private static ISymbol? Declared(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    private NetworkValue? Some(ITypeSymbol? type) => types.IsNetwork(type) ? NetworkValue.Any : null;

    private void Escape(NetworkValue? value)
    {
        if (value is not null)
        {
            now = now.Escape(value);
        }
    }
}
