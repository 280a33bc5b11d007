using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>The calls and assignments of one method, including its lambdas and local functions.</summary>
internal sealed class Body
{
    private static readonly ImmutableArray<Assigned> Nothing = [];

    private readonly Dictionary<ISymbol, ImmutableArray<Assigned>> assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> changedOutOfSight = new(SymbolEqualityComparer.Default);
    private readonly ImmutableArray<IInvocationOperation> calls;
    private readonly Dictionary<ISymbol, List<IOperation>> reads = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> localFunctions = new(SymbolEqualityComparer.Default);

    public Body(IEnumerable<IOperation> blocks)
    {
        ImmutableArray<IInvocationOperation>.Builder found = ImmutableArray.CreateBuilder<IInvocationOperation>();
        foreach (IOperation operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    found.Add(call);
                    break;
                case ILocalFunctionOperation function:
                    localFunctions[function.Symbol] = function;
                    break;
                case ILocalReferenceOperation local:
                    Read(local.Local, local);
                    break;
                case IPropertyReferenceOperation { Property: { Name: "LearningRate" } } rate when rate.Parent is IAssignmentOperation change && change.Target == rate:
                    SetsLearningRate = true;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "ClipNorm" or "ClipValue" } } clip when clip.Parent is IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation } change && change.Target == clip:
                    SetsClipping = true;
                    break;
                default:
                    Assignments.Read(operation, Assign, symbol => changedOutOfSight.Add(symbol));
                    break;
            }
        }

        calls = found.ToImmutable();
    }

    /// <summary>All calls, in the order of the source.</summary>
    public ImmutableArray<IInvocationOperation> Calls => calls;

    /// <summary>Whether an optimizer's rate is set by hand somewhere here.</summary>
    public bool SetsLearningRate { get; }

    /// <summary>Whether an optimizer's clipping is set somewhere here other than where it is made.</summary>
    public bool SetsClipping { get; }

    /// <summary>All assignments of a variable, or empty where not all are visible.</summary>
    public ImmutableArray<Assigned> Given(ISymbol variable) =>
        !changedOutOfSight.Contains(variable) && assigned.TryGetValue(variable, out ImmutableArray<Assigned> values) ? values : Nothing;

    /// <summary>Whether a variable, such as a parameter, is reassigned.</summary>
    public bool Changes(ISymbol variable) => changedOutOfSight.Contains(variable) || assigned.ContainsKey(variable);

    /// <summary>The references of a local, reads and writes.</summary>
    public IReadOnlyList<IOperation> Mentions(ISymbol local) => reads.TryGetValue(local, out List<IOperation> places) ? places : [];

    /// <summary>The local function's code, or null.</summary>
    public IOperation? LocalFunction(IMethodSymbol function) => localFunctions.TryGetValue(function.OriginalDefinition, out ILocalFunctionOperation operation) ? operation.Body : null;

    private void Assign(ISymbol variable, IOperation? value, IOperation at)
    {
        if (value is null)
        {
            changedOutOfSight.Add(variable);
            return;
        }

        assigned[variable] = (assigned.TryGetValue(variable, out ImmutableArray<Assigned> before) ? before : Nothing).Add(new Assigned(value, at));
    }

    private void Read(ISymbol local, IOperation at)
    {
        if (!reads.TryGetValue(local, out List<IOperation> places))
        {
            reads[local] = places = [];
        }

        places.Add(at);
    }
}
