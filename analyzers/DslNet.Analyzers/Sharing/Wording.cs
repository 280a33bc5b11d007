using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Sharing;

/// <summary>The messages of DN3012.</summary>
internal static class Wording
{
    /// <summary>Of a network that functions on several threads use.</summary>
    public static string OfUse(ThreadedCall call, IReadOnlyCollection<SharedUse> uses)
    {
        Origin network = uses.First().Network;
        string advice = uses.All(use => use.IsPrediction)
            ? $"Share {Predictor(network.Type)} made of it: any number of threads may call its Predict."
            : $"Give each thread a network of its own to train; what all may share is {Predictor(network.Type)}, whose Predict any number of threads may call.";
        return $"'{network.Text}' ({Name(network.Type)}) is used by several threads: {Reason(call)}, and a network refuses a second one at run time with InvalidOperationException. {advice}";
    }

    /// <summary>Of a network that all who ask a container for one get.</summary>
    public static string OfSingleton(ITypeSymbol type, string? variable)
    {
        string network = variable is null ? Name(type) : $"'{variable}' ({Name(type)})";
        return $"{network} is registered as a singleton: all requests get this one network, on several threads, and it refuses a second one at run time with InvalidOperationException. Register {Predictor(type)} instead: any number of threads may call its Predict.";
    }

    private static string Reason(ThreadedCall call) => call.Kind switch
    {
        ThreadedCallKind.Invoke => $"{call.Name} runs several of these functions at the same time",
        ThreadedCallKind.Loop => $"{call.Name} in a loop starts this again before the last one has ended",
        ThreadedCallKind.Endpoint => $"requests to an endpoint ({call.Name}) are answered on several threads",
        _ => $"{call.Name} runs this on many at the same time",
    };

    private static string Predictor(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } or ITypeParameterSymbol ? $"a Predictor<{Name(type)}>" : "a Predictor of its class";

    private static string Name(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) ?? "INetwork";
}
