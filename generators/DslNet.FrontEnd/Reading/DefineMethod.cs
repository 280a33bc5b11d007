using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Emit;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Reading;

/// <summary>DN1002, and the value of <c>static Net Define()</c>.</summary>
internal static class DefineMethod
{
    public static Datum Read(INamedTypeSymbol type, Evaluator evaluator)
    {
        IMethodSymbol[] methods = [.. type.GetMembers(NetworkClass.DefinitionRoot).OfType<IMethodSymbol>()];
        IMethodSymbol? define = methods.FirstOrDefault(method => method.Parameters.IsEmpty && method.TypeParameters.IsEmpty) ?? methods.FirstOrDefault();
        if (define is null)
        {
            return Missing(type, type, "there is none");
        }

        if (define.ReturnType is IErrorTypeSymbol)
        {
            return Datum.Silent;
        }

        string? problem = define switch
        {
            { Parameters.Length: > 0 } => "it has parameters",
            { TypeParameters.Length: > 0 } => "it has type parameters",
            { IsStatic: false } => "it isn't static",
            { ReturnType: { Name: "Net" } net } when !KnownSymbols.IsDslNet(net, "Net") => $"it returns {net.ToDisplayString()}, a class of your own that hides DslNet's; write DslNet.Net, or give your class another name",
            _ when !KnownSymbols.IsDslNet(define.ReturnType, "Net") => $"it returns {define.ReturnType.ToDisplayString()}",
            _ => null,
        };
        return problem is null ? evaluator.Define(define) : Missing(type, define, problem);
    }

    private static Datum Missing(INamedTypeSymbol type, ISymbol place, string problem) =>
        Failures.At("DN1002", place.Locations.FirstOrDefault() ?? Location.None, $"{QuotedText.Cleaned(type.Name)} must have a method static Net Define() without parameters: {problem}");
}
