using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Reading;

/// <summary>
/// DN1014: user members that conflict with generated ones. C# would report it in the generated file; here it is reported at the member, and the
/// generated one is omitted.
/// </summary>
internal sealed class MemberRules
{
    /// <summary>The rule's id.</summary>
    public const string Rule = "DN1014";

    private readonly INamedTypeSymbol type;
    private readonly CancellationToken cancellation;
    private readonly string name;
    private readonly GeneratedMember[] generated;
    private readonly Dictionary<string, LayerNode> layers;
    private readonly HashSet<string> clashing = [];
    private readonly HashSet<string> explicitly = [];
    private readonly List<LocatedFinding> findings = [];

    private MemberRules(INamedTypeSymbol type, NetworkClass network, NetworkGraph? graph, CancellationToken cancellation)
    {
        (this.type, this.cancellation, name) = (type, cancellation, QuotedText.Cleaned(type.Name));
        layers = graph is null ? [] : graph.AllLayers.Zip(Naming.NamesOf(graph), (layer, called) => (layer, called)).GroupBy(pair => pair.called).ToDictionary(group => group.Key, group => group.First().layer);
        generated = [.. GeneratedMembers.Of(network, NetworkSurface.Of(graph))];
    }

    /// <summary>The class with the members that conflict with its generated part, and the findings.</summary>
    /// <param name="type">The class; it can be completed.</param>
    /// <param name="network">The same class as plain values.</param>
    /// <param name="graph">Its definition as far as it could be read: the layers' views have names, too.</param>
    public static (NetworkClass Class, ImmutableArray<LocatedFinding> Findings) Check(INamedTypeSymbol type, NetworkClass network, NetworkGraph? graph, Compilation compilation, CancellationToken cancellation)
    {
        ISymbol[] own = [.. type.GetMembers().Where(member => OwnSource.Place(member, cancellation) is not null)];
        network = network with
        {
            User = new UserMembers
            {
                Names = own.Select(member => member.MetadataName).Where(GivesWay).Distinct().OrderBy(each => each, System.StringComparer.Ordinal).ToEquatableArray(),
                BaseDisposes = BaseMembers.Disposes(type, compilation),
            },
        };
        MemberRules rules = new(type, network, graph, cancellation);
        foreach (ISymbol member in own)
        {
            rules.CheckOwn(member);
        }

        rules.CheckName();
        BaseRules below = BaseRules.Check(type, rules.generated, compilation, cancellation);
        rules.clashing.UnionWith(below.Clashing);
        return (network with
        {
            User = network.User with
            {
                Clashing = rules.clashing.Concat(rules.explicitly.Where(rules.clashing.Contains).Select(key => GeneratedMembers.Contract + key)).OrderBy(key => key, System.StringComparer.Ordinal).ToEquatableArray(),
                Overriding = below.Overriding.ToEquatableArray(),
                CannotBeMade = below.CannotBeMade,
            },
        }, [.. rules.findings, .. below.Findings]);
    }

    /// <summary>Whether a name could be that of a generated private member, which is renamed then: other names of the class needn't be kept.</summary>
    private static bool GivesWay(string name) => name is "EvalLogits" || name.TrimEnd('_') is "networkDriver" || name.TrimEnd('_').EndsWith("View", System.StringComparison.Ordinal);

    private void CheckOwn(ISymbol member)
    {
        GeneratedMember[] clashes = [.. generated.Where(each => MemberClash.Is(member, each))];
        foreach (GeneratedMember clash in clashes)
        {
            clashing.Add(clash.Key);
        }

        if (clashes.FirstOrDefault() is { } first)
        {
            Report(member, first switch
            {
                { Kind: GeneratedMemberKind.Constructor } => $"{name} has a constructor '{first.Text(name)}' generated: give this one other parameters, and ': this(batchSize, seed, threads)'",
                { Layer: { } layer } => $"{QuotedText.Cleaned(first.Name)} is generated for the parameters of layer {layer}: rename this member, or give the layer another name, such as {layers[layer].Verb}(…, name: \"{layer}Layer\")",
                _ => $"{name} has '{first.Text(name)}' generated, as every network has: rename this member",
            });
        }

        CheckExplicit(member);
    }

    /// <summary>An explicit interface implementation of the user's is allowed, except where the generated part has one itself; and where the user has both a member and an explicit implementation, nothing is left to print.</summary>
    private void CheckExplicit(ISymbol member)
    {
        IEnumerable<ISymbol> implemented = member switch
        {
            IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations,
            IPropertySymbol property => property.ExplicitInterfaceImplementations,
            _ => [],
        };
        foreach (ISymbol contract in implemented)
        {
            bool hook = contract.ContainingType is { Name: "ICompiledNetwork", ContainingNamespace.Name: "Driver" } driven && driven.ToDisplayString() == "DslNet.Kernels.Driver.ICompiledNetwork";
            bool network = contract.ContainingType is { Name: "INetwork", ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } };
            if (hook || (network && contract.Name is "Info" or "Inference"))
            {
                clashing.Add(GeneratedMembers.Contract + contract.Name);
                Report(member, $"{name} has {contract.ContainingType.Name}'s {contract.Name} generated, as every network has: take this one away");
            }
            else if (network || contract.ContainingType.SpecialType == SpecialType.System_IDisposable)
            {
                foreach (GeneratedMember each in generated.Where(each => contract is IMethodSymbol method ? each.Name == method.Name && MemberClash.HasSignature(method, each) : each.Name == contract.Name))
                {
                    explicitly.Add(each.Key);
                }
            }
        }
    }

    /// <summary>A member can't have its class's name.</summary>
    private void CheckName()
    {
        GeneratedMember[] clashes = [.. generated.Where(each => each.Name == type.Name)];
        foreach (GeneratedMember clash in clashes)
        {
            clashing.Add(clash.Key);
        }

        if (clashes.FirstOrDefault() is { } first)
        {
            Report(type, $"A network's class can't be called {name}, for it has '{first.Text(name)}' generated, as every network has: rename the class");
        }
    }

    private void Report(ISymbol member, string message) =>
        findings.Add(new LocatedFinding(Rule, OwnSource.Place(member, cancellation) ?? type.Locations.FirstOrDefault() ?? Location.None, message));
}
