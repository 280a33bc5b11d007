using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>The aliasing of places.</summary>
internal sealed partial class ModeAnalysis
{
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
            // Fields, and variables of the method around a lambda, are visible to other code.
            if (place.Symbol is not null && !IsOwn(place.Symbol))
            {
                IsOpaque |= Settled;
                now = now.Be(value, now.ModesOf(value) | Modes.Shared);
            }

            now = now.Hold(place, value);
        }
    }

    private NetworkValue? Load(IOperation operation)
    {
        if (!types.IsNetwork(operation.Type) && operation is not IFlowCaptureReferenceOperation)
        {
            return null;
        }

        if (PlaceOf(operation) is not { } place || ValueAt(now, place) is not { } value)
        {
            return Some(operation.Type);
        }

        // Recorded even where it equals the entry state: unknown code may assign another one.
        now = now.Hold(place, value);
        return value;
    }

    /// <summary>Where an assignment goes: a variable whose name the compiler keeps for a moment is still that variable.</summary>
    private Place? TargetOf(IOperation operation) =>
        PlaceOf(operation is IFlowCaptureReferenceOperation capture && captured.TryGetValue(capture.Id, out IOperation? variable) && variable is not IFlowCaptureReferenceOperation ? variable : operation);

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
}
