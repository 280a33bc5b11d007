using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Whether two expressions are the same object, or the same data read twice.</summary>
internal static class Identity
{
    /// <summary>Whether two sources are the same: the same untraceable variable, or calls of one reader with equal arguments.</summary>
    public static bool SameRoot(Value one, Value other) => SameRoot(one.Operation, other.Operation);

    /// <summary>
    /// Must-alias at two locations of one body: the same variables and properties, and no assignment in between. A loop around
    /// both counts as in between.
    /// </summary>
    public static bool SameObject(IOperation one, IOperation other, Body body)
    {
        (one, other) = (Named(one, body), Named(other, body));
        return (one, other) switch
        {
            (ILocalReferenceOperation a, ILocalReferenceOperation b) => Same(a.Local, b.Local) && Rests(a.Local, a, b, body),
            (IParameterReferenceOperation a, IParameterReferenceOperation b) => Same(a.Parameter, b.Parameter) && !body.Changes(a.Parameter),
            (IFieldReferenceOperation a, IFieldReferenceOperation b) => Same(a.Field, b.Field) && a.Field.IsReadOnly && SameInstance(a.Instance, b.Instance, body),
            (IPropertyReferenceOperation a, IPropertyReferenceOperation b) => Same(a.Property, b.Property) && a.Instance?.Type.IsData() == true && SameInstance(a.Instance, b.Instance, body),
            _ => false,
        };
    }

    /// <summary>Whether a variable or property is loop-invariant.</summary>
    public static bool Outlives(IOperation value, ILoopOperation loop, Body body) => Operations.Bare(value) switch
    {
        ILocalReferenceOperation local => body.Given(local.Local) is { IsEmpty: false } given && given.All(assigned => !Inside(assigned.At, loop)),
        IParameterReferenceOperation parameter => !body.Changes(parameter.Parameter),
        IFieldReferenceOperation field => field.Field.IsReadOnly && (field.Instance is null or IInstanceReferenceOperation),
        IPropertyReferenceOperation { Instance: { } instance } => instance.Type.IsData() && Outlives(instance, loop, body),
        _ => false,
    };

    public static bool Inside(IOperation operation, IOperation outer) => operation.Syntax.SyntaxTree == outer.Syntax.SyntaxTree && outer.Syntax.Span.Contains(operation.Syntax.Span);

    // A variable with a single assignment is an alias of its value.
    private static IOperation Named(IOperation operation, Body body)
    {
        operation = Operations.Bare(operation);
        HashSet<ISymbol> passed = new(SymbolEqualityComparer.Default);   // incomplete code may assign a variable to itself
        while (operation is ILocalReferenceOperation local && passed.Add(local.Local) && body.Given(local.Local) is [{ } only]
            && Operations.Bare(only.Value) is ILocalReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)
        {
            operation = Operations.Bare(only.Value);
        }

        return operation;
    }

    private static bool Rests(ILocalSymbol local, IOperation one, IOperation other, Body body)
    {
        (int from, int to) = (one.Syntax.SpanStart, other.Syntax.SpanStart);
        (from, to) = from < to ? (from, to) : (to, from);
        return body.Given(local) is { IsEmpty: false } given && given.All(assigned => assigned.At.Syntax.SpanStart < from || assigned.At.Syntax.SpanStart > to);
    }

    private static bool SameRoot(IOperation? one, IOperation? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ when one == other => true,
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => Same(a.Local, b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => Same(a.Parameter, b.Parameter),
        (IFieldReferenceOperation a, IFieldReferenceOperation b) => Same(a.Field, b.Field) && SameRoot(a.Instance, b.Instance),
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IInvocationOperation a, IInvocationOperation b) => a.TargetMethod.IsStatic && Same(a.TargetMethod, b.TargetMethod) && a.TargetMethod.ContainingType.Name is "Datasets" or "CsvDataset"
            && a.Arguments.Zip(b.Arguments, (x, y) => SameRoot(Operations.Bare(x.Value), Operations.Bare(y.Value))).All(same => same),
        _ => one.ConstantValue.HasValue && other.ConstantValue.HasValue && Equals(one.ConstantValue.Value, other.ConstantValue.Value),
    };

    private static bool SameInstance(IOperation? one, IOperation? other, Body body) =>
        (one, other) is (null, null) or (IInstanceReferenceOperation, IInstanceReferenceOperation) || (one is not null && other is not null && SameObject(one, other, body));

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
