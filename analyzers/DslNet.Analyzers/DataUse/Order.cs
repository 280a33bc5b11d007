using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>Reachability between two locations of one function.</summary>
internal static class Order
{
    /// <summary>Whether the second location is never reached after the first: it is on another branch, or one that was left.</summary>
    public static bool Excludes(IOperation first, IOperation second)
    {
        HashSet<IOperation> around = [.. second.Ancestors()];
        IOperation child = first;
        foreach (IOperation ancestor in first.Ancestors())
        {
            if (around.Contains(ancestor))
            {
                IOperation other = second.Ancestors().Prepend(second).First(operation => operation.Parent == ancestor);
                return other != child && AreBranches(ancestor, child, other);
            }

            if (IsBranch(ancestor, child) && Leaves(child))
            {
                return true;
            }

            child = ancestor;
        }

        return false;
    }

    /// <summary>Whether the loop is exited after a location in it.</summary>
    public static bool LeavesBehind(IOperation place, ILoopOperation loop) =>
        place.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(Leaves);

    private static bool AreBranches(IOperation around, IOperation one, IOperation other) => around switch
    {
        IConditionalOperation choice => one != choice.Condition && other != choice.Condition,
        ISwitchOperation choice => one != choice.Value && other != choice.Value,
        ISwitchExpressionOperation choice => one != choice.Value && other != choice.Value,
        ITryOperation attempt => one != attempt.Finally && other != attempt.Finally,
        _ => false,
    };

    private static bool IsBranch(IOperation around, IOperation child) =>
        (around is IConditionalOperation choice && child != choice.Condition) || around is ISwitchCaseOperation or ICatchClauseOperation || (around is ISwitchOperation cases && child != cases.Value);

    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation { Operations: [.., { } last] } => Leaves(last),
        ISwitchCaseOperation { Body: [.., { } last] } => last is IReturnOperation or IThrowOperation,
        IReturnOperation or IThrowOperation => true,
        IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo or BranchKind.Continue } => true,
        _ => false,
    };
}
