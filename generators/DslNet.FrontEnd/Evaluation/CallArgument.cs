using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>An argument of a call.</summary>
/// <param name="Parameter">Its parameter.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Its source location; null for the parameter's default.</param>
internal sealed record CallArgument(IParameterSymbol Parameter, Datum Value, Location? Place)
{
    public string Name => Parameter.Name;
}
