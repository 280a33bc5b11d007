using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>A stack frame of the analysis: a body and, for a helper, its call.</summary>
/// <param name="Body">The code.</param>
/// <param name="Call">The call of the helper; null for the root method.</param>
/// <param name="Caller">The frame of that call.</param>
internal sealed record Frame(Body Body, IInvocationOperation? Call = null, Frame? Caller = null)
{
    /// <summary>The caller's argument for a helper's parameter, or null.</summary>
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
