using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Reading;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>Reads a class with the attribute. It returns for every source: what can't be read is a finding.</summary>
public static class DefinitionReader
{
    /// <summary>The attribute's full name.</summary>
    public const string AttributeName = "DslNet.NetworkAttribute";

    /// <summary>The class as a partial declaration must name it.</summary>
    public static NetworkClass ClassOf(INamedTypeSymbol type) => ClassNames.Of(type);

    /// <summary>The reading of a class; only cancellation throws.</summary>
    public static DefinitionReading Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        NetworkAttributeReading options = NetworkAttributeReading.Of(attribute, type, cancellation);
        NetworkClass partial = ClassNames.Of(type);
        DefinitionLocations nowhere = new(options.Place, [options.Place.Call], [], []);
        if (ClassRules.Check(type, cancellation) is { } problem)
        {
            return new DefinitionReading(partial, false, null, nowhere, [problem]);
        }

        DefinitionReading reading = Definition(type, new DefinitionReading(partial, true, null, nowhere, []), options, new Evaluator(compilation, cancellation));
        (NetworkClass completed, ImmutableArray<LocatedFinding> members) = MemberRules.Check(type, partial, reading.Graph, compilation, cancellation);
        return reading with { Class = completed, MemberFindings = members };
    }

    private static DefinitionReading Definition(INamedTypeSymbol type, DefinitionReading unread, NetworkAttributeReading options, Evaluator evaluator)
    {
        Datum definition = DefineMethod.Read(type, evaluator);
        ImmutableArray<PlacedHead> heads = definition switch
        {
            Datum.Network network => [new PlacedHead(null, network.Value, null, 1, options.Place)],
            Datum.Heads outputs => outputs.Values,
            _ => [],
        };
        bool isCustom = options.Options.Loss == LossKind.Custom || heads.Any(head => head.Loss == LossKind.Custom);
        Datum loss = isCustom ? CustomLoss.Read(type, evaluator) : Datum.Of(null);
        ImmutableArray<LocatedFinding> findings = [.. options.Findings, .. Datum.FailureAmong([definition, loss])?.Findings ?? []];
        if (!findings.IsEmpty || heads.IsEmpty || loss is Datum.Failed)
        {
            return unread with { Findings = findings };
        }

        (NetworkGraph graph, DefinitionLocations locations) = GraphBuilder.Build(heads, options.Options with { CustomLoss = CustomLoss.Formula(loss) }, options.Place);
        return unread with { Graph = graph, Locations = locations, Unused = UnusedInputs.Of(evaluator, heads), Unshared = UnsharedLayers.Of(evaluator, heads) };
    }
}
