using System;
using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.FrontEnd;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators;

/// <summary>DN1011: an unexpected exception. One network loses its members, and it is reported; without this, Roslyn would discard the generator's whole output.</summary>
internal static class CompilerFailure
{
    // Its release is tracked where the analyzers' rules are, which have the same one.
#pragma warning disable RS2008
    private static readonly DiagnosticDescriptor Rule = new(
        DefinitionFindings.CompilerFailed, "The compiler of DslNet failed", "{0}", "DslNet.Definition", DiagnosticSeverity.Error, true, helpLinkUri: "https://github.com/dslnet/dslnet/blob/main/analyzers/rules/DN1011.md");
#pragma warning restore RS2008

    /// <summary>Type and message of an exception.</summary>
    public static string Text(Exception exception) => DefinitionFindings.TextOf(exception);

    /// <summary>Reports it at the class.</summary>
    public static void Report(SourceProductionContext production, PrintedNetwork network, Compilation compilation)
    {
        Location? place = PlaceOf(network.Class, compilation);
        production.ReportDiagnostic(Diagnostic.Create(Rule, place, DefinitionFindings.FailureMessage(network.Class.Name, network.Failure!)));
    }

    private static Location? PlaceOf(NetworkClass networkClass, Compilation compilation)
    {
        string name = string.Join("+", networkClass.ContainingTypes.Select(declaration => declaration.Split(' ').Last()).Append(networkClass.Name)).Replace("@", "");
        string space = networkClass.Namespace.Replace("@", "");
        return compilation.GetTypeByMetadataName(space.Length == 0 ? name : space + "." + name)?.Locations.FirstOrDefault();
    }
}
