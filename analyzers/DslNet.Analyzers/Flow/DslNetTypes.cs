using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>The library's types in a compilation.</summary>
internal sealed class DslNetTypes
{
    private readonly INamedTypeSymbol network;

    private DslNetTypes(INamedTypeSymbol network, Compilation compilation)
    {
        this.network = network;
        Training = compilation.GetTypeByMetadataName("DslNet.NetworkTraining");
        Optimizer = compilation.GetTypeByMetadataName("DslNet.Optimizer");
        Samples = compilation.GetTypeByMetadataName("DslNet.SampleSet");
    }

    public INamedTypeSymbol? Training { get; }

    public INamedTypeSymbol? Optimizer { get; }

    public INamedTypeSymbol? Samples { get; }

    /// <summary>Null in a compilation that doesn't use the library.</summary>
    public static DslNetTypes? Of(Compilation compilation) => compilation.GetTypeByMetadataName("DslNet.INetwork") is { } network ? new DslNetTypes(network, compilation) : null;

    public bool IsNetwork(ITypeSymbol? type) => type switch
    {
        null => false,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(Is),
        _ => Is(type),
    };

    public bool IsOptimizer(ITypeSymbol? type) => Derives(type, Optimizer);

    public bool IsSamples(ITypeSymbol? type) => Derives(type, Samples);

    /// <summary>Whether a method is one of the libraries', which keep no network and change no mode but in what is known of them.</summary>
    public bool IsOurs(IMethodSymbol method) => method.ContainingAssembly?.Name is "DslNet" or "DslNet.Data" or "DslNet.Reports";

    /// <summary>Whether a method is a member of <c>INetwork</c>, called on the interface or on a network's class, or an overload of one that is generated beside it.</summary>
    public bool IsMember(IMethodSymbol method) =>
        IsOfInterface(method) || GeneratedPredictions.IsNamed(method) || GeneratedPredictions.IsTap(method);

    private bool IsOfInterface(IMethodSymbol method) =>
        !method.IsStatic && IsNetwork(method.ContainingType) && network.AllInterfaces.Add(network).Any(type => type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(member => member.Parameters.Length == method.Parameters.Length));

    /// <summary>Whether a method is <c>INetwork&lt;TSelf&gt;.Create</c>.</summary>
    public bool IsCreate(IMethodSymbol method) => method is { IsStatic: true, Name: "Create", Parameters.Length: 3 } && IsNetwork(method.ContainingType) && IsNetwork(method.ReturnType);

    public bool IsFit(IMethodSymbol method) => method.Name == "Fit" && Training is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType, Training);

    private bool Is(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, network) || type.AllInterfaces.Contains(network, SymbolEqualityComparer.Default);

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol? from)
    {
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type, from))
        {
            type = type.BaseType;
        }

        return type is not null && from is not null;
    }
}
