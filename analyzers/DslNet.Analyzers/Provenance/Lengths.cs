using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>The provable lengths of arrays and spans.</summary>
internal static class Lengths
{
    /// <summary>The length, or null where it isn't certain or not always the same.</summary>
    public static int? Of(Value value, Tracer tracer) => Of(value, tracer, []);

    /// <param name="within">The slices being resolved: one that is sliced from itself in a loop has no provable length.</param>
    private static int? Of(Value value, Tracer tracer, ImmutableHashSet<IOperation> within)
    {
        Sources sources = tracer.Sources(value);
        if (!sources.Complete || sources.Leaves.IsEmpty)
        {
            return null;
        }

        int?[] lengths = [.. sources.Leaves.Select(leaf => OfLeaf(leaf, tracer, within)).Distinct()];
        return lengths.Length == 1 ? lengths[0] : null;
    }

    private static int? OfLeaf(Value leaf, Tracer tracer, ImmutableHashSet<IOperation> within) => leaf.Operation switch
    {
        IArrayCreationOperation { DimensionSizes: [{ } size] } => VisibleOptions.Integers(leaf.With(size), tracer) is [{ } length] ? length : null,
        ICollectionExpressionOperation collection => OfElements(collection),
        IInvocationOperation call => within.Contains(call) ? null : OfSlice(call, leaf, tracer, within.Add(call)),
        { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [{ } size] }] } } stack } => stack.Initializer?.Expressions.Count ?? Constant(size, leaf.Operation),
        { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax stack } => stack.Initializer.Expressions.Count,
        _ => null,
    };

    private static int? OfElements(ICollectionExpressionOperation collection) =>
        collection.Elements.Any(element => element is ISpreadOperation) ? null : collection.Elements.Length;

    /// <summary><c>AsSpan</c> and <c>Slice</c> with constants.</summary>
    private static int? OfSlice(IInvocationOperation call, Value leaf, Tracer tracer, ImmutableHashSet<IOperation> within)
    {
        if (call.TargetMethod.Name is not ("AsSpan" or "Slice") || call.Receiver() is not { } whole)
        {
            return null;
        }

        IOperation[] arguments = [.. call.Arguments.Select(argument => argument.Value).Where(argument => argument != whole)];
        return arguments.Length switch
        {
            0 => Of(leaf.With(whole), tracer, within),
            1 when arguments[0].Type?.SpecialType == SpecialType.System_Int32 => VisibleOptions.Integers(leaf.With(arguments[0]), tracer) is [{ } start] ? Of(leaf.With(whole), tracer, within) - start : null,
            2 => VisibleOptions.Integers(leaf.With(arguments[1]), tracer) is [{ } length] ? length : null,
            _ => null,
        };
    }

    private static int? Constant(ExpressionSyntax size, IOperation at) =>
        at.SemanticModel?.GetConstantValue(size) is { HasValue: true, Value: int length } ? length : null;
}
