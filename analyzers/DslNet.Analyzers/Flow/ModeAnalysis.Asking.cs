using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Refinement by conditions on a network: its mode, its class.</summary>
internal sealed partial class ModeAnalysis
{
    /// <summary>Branches on <c>network.Mode == Mode.Train</c>: both branches refine the state.</summary>
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
}
