using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Upper bounds of batch sizes.</summary>
internal static class Batches
{
    /// <summary>The largest number that a value may be: constants, and a network's <c>BatchSize</c>; null where it isn't known.</summary>
    public static int? Largest(Value number, Tracer tracer)
    {
        if (number.Operation.ConstantValue is { HasValue: true, Value: int constant })
        {
            return constant;
        }

        Sources sources = tracer.Sources(number);
        int?[] numbers = [.. sources.Leaves.Select(leaf => leaf.Operation switch
        {
            { ConstantValue: { HasValue: true, Value: int known } } => known,
            IPropertyReferenceOperation { Property.Name: "BatchSize", Instance: { } network } => OfNetwork(leaf.With(network), tracer),
            _ => (int?)null,
        })];
        return sources.Complete && numbers.Length > 0 && numbers.All(known => known is not null) ? numbers.Max() : null;
    }

    /// <summary>The largest batch that a network was made for, where every place that makes it is seen.</summary>
    public static int? OfNetwork(Value network, Tracer tracer)
    {
        Sources sources = tracer.Sources(network);
        int?[] sizes = [.. sources.Leaves.Select(leaf => leaf.Operation switch
        {
            IObjectCreationOperation creation when NetworkSizes.Of(creation.Type) is not null => creation.Argument("batchSize"),
            IInvocationOperation { TargetMethod: { Name: "Create", IsStatic: true } } create when NetworkSizes.Of(create.TargetMethod.ContainingType) is not null => create.Argument("batchSize"),
            _ => null,
        } is { } size && VisibleOptions.Integers(leaf.With(size), tracer) is [{ } batch] ? batch : (int?)null)];
        return sources.Complete && sizes.Length > 0 && sizes.All(size => size is not null) ? sizes.Max() : null;
    }
}
