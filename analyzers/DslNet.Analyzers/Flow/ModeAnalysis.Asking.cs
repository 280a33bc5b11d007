using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Branches on <c>network.Mode == Mode.Train</c>: both ways know more than before.</summary>
internal sealed partial class ModeAnalysis
{
    private bool AsksMode(BasicBlock block, out NetworkValue? network, out bool trainWhenTrue)
    {
        network = null;
        trainWhenTrue = false;
        if (block is not { ConditionKind: not ControlFlowConditionKind.None, BranchValue: IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison })
        {
            return false;
        }

        (IOperation asked, IOperation constant) = comparison.LeftOperand is IPropertyReferenceOperation ? (comparison.LeftOperand, comparison.RightOperand) : (comparison.RightOperand, comparison.LeftOperand);
        if (asked is not IPropertyReferenceOperation { Property.Name: "Mode", Instance: { } instance } || !types.IsNetwork(instance.Type) || constant is not IFieldReferenceOperation { Field.Name: var mode } || mode is not ("Train" or "Eval"))
        {
            return false;
        }

        trainWhenTrue = (mode == "Train") == (comparison.OperatorKind == BinaryOperatorKind.Equals);
        network = PlaceOf(instance) is { } place && ValueAt(now, place) is { } value && value != NetworkValue.Any ? value : null;
        return true;
    }
}
