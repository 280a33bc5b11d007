using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>The layers of a network that behave differently in training and evaluation, read from its definition; cached per compilation.</summary>
internal sealed class TrainingOnlyLayers(Compilation compilation)
{
    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<string>> known = new(SymbolEqualityComparer.Default);

    /// <summary>Their names, such as <c>dropout1</c>; none where the definition isn't in this compilation or can't be read.</summary>
    public ImmutableArray<string> Of(ITypeSymbol? type, CancellationToken cancellation) =>
        type is INamedTypeSymbol network && SymbolEqualityComparer.Default.Equals(network.ContainingAssembly, compilation.Assembly) ? known.GetOrAdd(network, _ => Read(network, cancellation)) : [];

    private ImmutableArray<string> Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == DefinitionReader.AttributeName);
        if (attribute is null || DefinitionReader.Read(type, attribute, compilation, cancellation).Graph is not { } graph)
        {
            return [];
        }

        IReadOnlyCollection<int> frozen = FrozenLayers.Of(graph);
        return [.. graph.AllLayers.Zip(Naming.NamesOf(graph), (layer, name) => (layer, name))
            .Where((pair, number) => OpTable.Is(pair.layer, LayerTraits.Stochastic) || (OpTable.Is(pair.layer, LayerTraits.MixesBatch) && !frozen.Contains(number)))
            .Select(pair => pair.name)];
    }
}
