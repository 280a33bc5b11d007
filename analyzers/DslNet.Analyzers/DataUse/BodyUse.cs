using System;
using System.Threading;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.DataUse;

/// <summary>One body of code, as the rules of this folder see it.</summary>
/// <param name="Frame">The body, with no caller.</param>
/// <param name="Tracer">Where values come from.</param>
/// <param name="Lineage">Where data comes from.</param>
/// <param name="Networks">What is known of the project's networks.</param>
/// <param name="Compilation">All of the project.</param>
/// <param name="Report">Takes what was found.</param>
/// <param name="Cancellation">Of the analysis.</param>
internal sealed record BodyUse(Frame Frame, Tracer Tracer, Lineage Lineage, KnownNetworks Networks, Compilation Compilation, Action<Diagnostic> Report, CancellationToken Cancellation)
{
    /// <summary>The body.</summary>
    public Body Body => Frame.Body;

    /// <summary>An expression of the body, to be followed.</summary>
    public Value At(IOperation operation) => new(operation, Frame);

    /// <summary>Reports a finding; further places are for the fix.</summary>
    public void Say(DiagnosticDescriptor rule, Location location, string message, params Location[] further) => Report(Diagnostic.Create(rule, location, further, message));
}
