using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Reaching definitions of a local.</summary>
internal static class Reaching
{
    /// <summary>
    /// All but those certainly overwritten: an earlier statement of an enclosing block has run whenever the location
    /// is reached, and so has everything before that statement. Assignments in lambdas and local functions may happen at any time.
    /// </summary>
    public static ImmutableArray<Assigned> At(ILocalReferenceOperation place, ImmutableArray<Assigned> given)
    {
        if (given.Length < 2)
        {
            return given;
        }

        IOperation function = place.Function();
        Assigned? last = given.LastOrDefault(assigned => assigned.At.Function() == function && IsSettledBefore(place, assigned.At));
        return last is null ? given : [.. given.Where(assigned => assigned.At.Syntax.SpanStart >= last.At.Syntax.SpanStart || assigned.At.Function() != function)];
    }

    private static bool IsSettledBefore(IOperation place, IOperation assignment)
    {
        IOperation? statement = assignment switch
        {
            ISimpleAssignmentOperation or IDeconstructionAssignmentOperation => assignment.Parent as IExpressionStatementOperation,
            IVariableDeclaratorOperation => assignment.Ancestors().TakeWhile(ancestor => ancestor is IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IUsingDeclarationOperation).LastOrDefault(),
            _ => null,
        };
        return statement is { Parent: IBlockOperation block }
            && statement.Syntax.Span.End <= place.Syntax.SpanStart
            && place.Ancestors().Contains(block)
            && !block.Operations.Any(operation => operation is ILabeledOperation);   // a goto may jump over it
    }
}
