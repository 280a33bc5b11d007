using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Reading;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>Reads a class with the attribute. Whatever the source, it returns: what can't be read is a finding.</summary>
public static class DefinitionReader
{
    /// <summary>The reading of a class; only cancellation throws.</summary>
    public static DefinitionReading Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        NetworkAttributeReading attribute = NetworkAttributeReading.Of(type, cancellation);
        DefinitionLocations nowhere = new(attribute.Place, attribute.Place.Call, []);
        if (ClassRules.Check(type, cancellation) is { } problem)
        {
            return new DefinitionReading(null, null, nowhere, [problem]);
        }

        Evaluator evaluator = new(compilation, cancellation);
        Datum definition = DefineMethod.Read(type, evaluator);
        Datum loss = attribute.Options.Loss == LossKind.Custom ? CustomLoss.Read(type, evaluator) : Datum.Of(null);
        ImmutableArray<LocatedFinding> findings = [.. attribute.Findings, .. Datum.FailureAmong([definition, loss])?.Findings ?? []];
        if (!findings.IsEmpty || definition is not Datum.Network network || loss is Datum.Failed)
        {
            return new DefinitionReading(ClassNames.Of(type), null, nowhere, findings);
        }

        return new DefinitionReading(
            ClassNames.Of(type),
            new NetworkGraph(network.Input, network.Layers.Select(layer => layer.Node).ToEquatableArray(), attribute.Options with { CustomLoss = CustomLoss.Formula(loss) }),
            new DefinitionLocations(attribute.Place, network.Place, [.. network.Layers.SelectMany(layer => layer.Place.SelfAndNested())]),
            []);
    }
}
