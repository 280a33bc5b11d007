using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Registrations with Microsoft.Extensions.DependencyInjection, known by their names.</summary>
internal static class Registrations
{
    private const string Namespace = "Microsoft.Extensions.DependencyInjection";

    private static readonly ImmutableHashSet<string> Singletons = ["AddSingleton", "TryAddSingleton", "AddKeyedSingleton", "TryAddKeyedSingleton", "Singleton", "KeyedSingleton"];
    private static readonly ImmutableHashSet<string> Others = ["AddScoped", "TryAddScoped", "AddKeyedScoped", "TryAddKeyedScoped", "AddTransient", "TryAddTransient", "AddKeyedTransient", "TryAddKeyedTransient", "Scoped", "KeyedScoped", "Transient", "KeyedTransient"];

    /// <summary>The network that is registered as a singleton, and what it is made of or null; null where none is.</summary>
    public static (ITypeSymbol Type, IOperation? Instance)? Singleton(IInvocationOperation call, DslNetTypes types)
    {
        if (!Singletons.Contains(call.TargetMethod.Name) || !IsRegistration(call.TargetMethod))
        {
            return null;
        }

        IOperation? instance = call.Arguments.Select(argument => Operations.Bare(argument.Value)).FirstOrDefault(value => NetworkClasses.IsGenerated(value.Type, types));
        return (instance?.Type ?? Registered(call, types)) is { } type ? (type, instance) : null;
    }

    /// <summary>The network of which each request or each user gets one of its own, or null.</summary>
    public static ITypeSymbol? Separate(IInvocationOperation call, DslNetTypes types) =>
        Others.Contains(call.TargetMethod.Name) && IsRegistration(call.TargetMethod) ? Registered(call, types) : null;

    /// <summary>Whether the names are worth a look.</summary>
    public static bool IsSeparate(string method) => Others.Contains(method);

    private static ITypeSymbol? Registered(IInvocationOperation call, DslNetTypes types)
    {
        // The last one is what is made: AddSingleton<INetwork, DigitsNet>().
        ImmutableArray<ITypeSymbol> named = [.. call.TargetMethod.TypeArguments, .. call.Arguments.Select(argument => Operations.Bare(argument.Value)).OfType<ITypeOfOperation>().Select(type => type.TypeOperand)];
        return named.LastOrDefault() is { } made && NetworkClasses.IsGenerated(made, types) ? made : null;
    }

    private static bool IsRegistration(IMethodSymbol method) =>
        (method.ContainingType?.Name, method.ContainingType?.ContainingNamespace?.ToDisplayString()) is
            ("ServiceCollectionServiceExtensions" or "ServiceDescriptor", Namespace) or ("ServiceCollectionDescriptorExtensions", Namespace + ".Extensions");
}
