using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Passes;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>The definitions of a compilation's networks, for what the constants of the generated classes don't have; read lazily and cached.</summary>
internal sealed class KnownNetworks(Compilation compilation)
{
    private readonly ConcurrentDictionary<ITypeSymbol, KnownNetwork?> known = new(SymbolEqualityComparer.Default);

    /// <summary>A network's graph and shapes; null where the definition isn't in this compilation or has errors.</summary>
    public KnownNetwork? Of(ITypeSymbol? type, CancellationToken cancellation) =>
        type is INamedTypeSymbol network && SymbolEqualityComparer.Default.Equals(network.ContainingAssembly, compilation.Assembly) ? known.GetOrAdd(network, _ => Read(network, cancellation)) : null;

    private KnownNetwork? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (NetworkClasses.AttributeOf(type) is not { } attribute || DefinitionReader.Read(type, attribute, compilation, cancellation).Graph is not { } graph)
        {
            return null;
        }

        (IReadOnlyList<LayerSummary> table, IReadOnlyList<Shape> outputs, _, EquatableArray<Finding> findings) = ShapeInference.Run(graph, cancellation);
        return findings.Count == 0 ? new KnownNetwork(graph, table, outputs) : null;
    }
}
