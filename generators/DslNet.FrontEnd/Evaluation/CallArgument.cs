using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>An argument of a call.</summary>
/// <param name="Parameter">Its parameter.</param>
/// <param name="Value">What it evaluates to.</param>
/// <param name="Place">Where it is written; null where the parameter's default is taken.</param>
internal sealed record CallArgument(IParameterSymbol Parameter, Datum Value, Location? Place)
{
    public string Name => Parameter.Name;
}
