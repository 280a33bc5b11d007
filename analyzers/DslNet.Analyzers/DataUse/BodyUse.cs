using System;
using System.Threading;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.DataUse;

/// <summary>The analysis context of one body of code, for the rules of this folder.</summary>
/// <param name="Frame">The body, with no caller.</param>
/// <param name="Tracer">Traces values to their origins.</param>
/// <param name="Lineage">Traces data sets to their sources.</param>
/// <param name="Networks">The project's networks.</param>
/// <param name="Compilation">The compilation.</param>
/// <param name="Report">Receives the diagnostics.</param>
/// <param name="Cancellation">Of the analysis.</param>
internal sealed record BodyUse(Frame Frame, Tracer Tracer, Lineage Lineage, KnownNetworks Networks, Compilation Compilation, Action<Diagnostic> Report, CancellationToken Cancellation)
{
    /// <summary>The body.</summary>
    public Body Body => Frame.Body;

    /// <summary>An expression of the body, to be traced.</summary>
    public Value At(IOperation operation) => new(operation, Frame);

    /// <summary>Reports a diagnostic; additional locations are for the fix.</summary>
    public void Say(DiagnosticDescriptor rule, Location location, string message, params Location[] further) => Report(Diagnostic.Create(rule, location, further, message));
}
