using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>The layers of a network that work otherwise in training than in evaluation, read from its definition; kept for a compilation.</summary>
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

        IEnumerable<string> names = Naming.NamesOf(graph);
        return [.. graph.AllLayers.Zip(names, (LayerNode layer, string name) => (Layer: layer, Name: name)).Where(pair => OpTable.Is(pair.Layer, LayerTraits.Stochastic) || OpTable.Is(pair.Layer, LayerTraits.MixesBatch)).Select(pair => pair.Name)];
    }
}
