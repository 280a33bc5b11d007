using System.Collections.Generic;
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
        if (!IsSingleton(call) || !IsRegistration(call.TargetMethod))
        {
            return null;
        }

        IOperation? instance = call.Arguments.Select(argument => Operations.Bare(argument.Value)).FirstOrDefault(value => NetworkClasses.IsGenerated(value.Type, types));
        return (instance?.Type ?? Registered(call, types)) is { } type ? (type, instance) : null;
    }

    /// <summary>The networks that a registration names, by whatever name they are asked for; none where it isn't one.</summary>
    public static IEnumerable<ITypeSymbol> Networks(IInvocationOperation call, DslNetTypes types) =>
        IsRegistration(call.TargetMethod.Name) && IsRegistration(call.TargetMethod) ? Named(call).Where(type => NetworkClasses.IsGenerated(type, types)) : [];

    /// <summary>Whether the name is that of a registration, whatever it is a method of.</summary>
    public static bool IsRegistration(string method) => Singletons.Contains(method) || Others.Contains(method);

    /// <summary>Whether the name says that all get the same one.</summary>
    public static bool IsSingleton(IInvocationOperation call) => Singletons.Contains(call.TargetMethod.Name);

    /// <summary>The last one is what is made: <c>AddSingleton&lt;INetwork, DigitsNet&gt;()</c>.</summary>
    private static ITypeSymbol? Registered(IInvocationOperation call, DslNetTypes types) =>
        Named(call).LastOrDefault() is { } made && NetworkClasses.IsGenerated(made, types) ? made : null;

    private static IEnumerable<ITypeSymbol> Named(IInvocationOperation call) =>
        [.. call.TargetMethod.TypeArguments, .. call.Arguments.Select(argument => Operations.Bare(argument.Value)).OfType<ITypeOfOperation>().Select(type => type.TypeOperand)];

    private static bool IsRegistration(IMethodSymbol method) =>
        (method.ContainingType?.Name, method.ContainingType?.ContainingNamespace?.ToDisplayString()) is
            ("ServiceCollectionServiceExtensions" or "ServiceDescriptor", Namespace) or ("ServiceCollectionDescriptorExtensions", Namespace + ".Extensions");
}
