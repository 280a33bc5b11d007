using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Code that is looked at, and for a helper the call that led there.</summary>
/// <param name="Body">The code.</param>
/// <param name="Call">The call of the helper; null for the method that the analysis began with.</param>
/// <param name="Caller">Where that call stands.</param>
internal sealed record Frame(Body Body, IInvocationOperation? Call = null, Frame? Caller = null)
{
    /// <summary>What the caller gave for a helper's parameter, or null.</summary>
    public Value? Given(IParameterSymbol parameter)
    {
        for (Frame frame = this; frame is { Call: { } call, Caller: { } caller }; frame = caller)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, call.TargetMethod.OriginalDefinition) && !frame.Body.Changes(parameter))
            {
                return call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } value ? new Value(value, caller) : null;
            }
        }

        return null;
    }
}
