using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DslNet.Compiler;
using DslNet.Compiler.Design;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Findings;
using DslNet.FrontEnd.Reading;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd;

/// <summary>All findings of a definition, located and without duplicates.</summary>
public static class DefinitionFindings
{
    private const int LongestFailure = 400;

    /// <summary>The id of the finding that the compiler failed, through no fault of the definition.</summary>
    public const string CompilerFailed = "DN1011";

    /// <summary>
    /// The findings of a class, or, where the compiler fails with an exception, that failure; nothing where the generator, which compiles it to the
    /// end, has reported it already. Only cancellation throws.
    /// </summary>
    public static ImmutableArray<LocatedFinding> Of(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return HasFailed(type) ? [] : Of(DefinitionReader.Read(type, attribute, compilation, cancellation), type, compilation, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [new LocatedFinding(CompilerFailed, type.Locations.FirstOrDefault() ?? Location.None, FailureMessage(type.Name, TextOf(exception)))];
        }
    }

    /// <summary>
    /// The reader's findings, or, where it read to the end, the compiler's, or, where there are none, those of the design rules;
    /// without those that C# reports as an error itself.
    /// </summary>
    public static ImmutableArray<LocatedFinding> Of(DefinitionReading reading, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        IEnumerable<LocatedFinding> findings = reading switch
        {
            { Findings.IsEmpty: false } => reading.Findings,
            { Graph: { } graph } when NetworkCompiler.Check(graph, cancellation) is { Count: > 0 } errors => Located(errors, reading.Locations),
            { Class.User.AreInTheWay: true } => [],
            { Graph: { } graph } when !IsBroken(type) => Located(NetworkDesign.Check(graph, cancellation), reading.Locations).Concat(reading.Unshared),
            _ => Unsaid(type, compilation, cancellation),
        };
        return [.. findings
            .Concat(reading.Unused)
            .Concat(reading.MemberFindings)
            .Concat(ConstructorRules.Check(reading, type, cancellation))
            .GroupBy(finding => (finding.Rule, finding.Location))
            .Select(mistake => mistake.First())
            .Where(finding => !Errors(finding.Location, compilation, cancellation).Any())];
    }

    /// <summary>Type and message of an exception, on one line.</summary>
    public static string TextOf(Exception exception) => $"{exception.GetType().Name}: {QuotedText.Cleaned(exception.Message, LongestFailure)}";

    /// <summary>The message of DN1011.</summary>
    /// <param name="name">The network's class.</param>
    /// <param name="failure">As returned by <see cref="TextOf"/>.</param>
    public static string FailureMessage(string name, string failure) =>
        $"The compiler of DslNet failed at {QuotedText.Cleaned(name)}, which isn't the definition's fault: {failure}. Please report it with the definition at https://github.com/dslnet/dslnet/issues.";

    private static IEnumerable<LocatedFinding> Located(EquatableArray<Finding> findings, DefinitionLocations locations) =>
        findings.Select(finding => new LocatedFinding(finding.Rule, locations.Of(finding.Layer, finding.Argument), finding.Message, finding.Mend));

    /// <summary>The finding of a definition that can't be read although C# reports no error in the class, at an imprecise location rather than not at all.</summary>
    private static IEnumerable<LocatedFinding> Unsaid(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        Location place = type.GetMembers("Define").Append(type).SelectMany(symbol => symbol.Locations).FirstOrDefault() ?? Location.None;
        return compilation.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? []
            : [new LocatedFinding("DN1003", place, $"The definition of {QuotedText.Cleaned(type.Name)} can't be evaluated at compile time")];
    }

    /// <summary>Whether the generator, which reads before anything is generated, could not read the definition, though it can be read now.</summary>
    private static bool IsBroken(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(contract => contract.ToDisplayString() == "DslNet.INetwork")
        && !type.AllInterfaces.Any(contract => contract.ToDisplayString() == "DslNet.Kernels.Driver.ICompiledNetwork");

    /// <summary>Whether the generator has failed at the class: it generates a marker member there.</summary>
    private static bool HasFailed(INamedTypeSymbol type) => !type.GetMembers(GeneratedMembers.FailureMember).IsEmpty;

    private static IEnumerable<Diagnostic> Errors(Location location, Compilation compilation, CancellationToken cancellation) =>
        location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)
            ? compilation.GetSemanticModel(tree).GetDiagnostics(location.SourceSpan, cancellation)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceSpan.IntersectsWith(location.SourceSpan))
            : [];
}
