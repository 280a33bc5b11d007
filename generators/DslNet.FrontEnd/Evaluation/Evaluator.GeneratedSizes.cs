using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>
/// References to generated constants. The analyzer sees their values, the generator, which has yet to write them, doesn't:
/// folded as constants, they would lead to two readings of one definition.
/// </content>
internal sealed partial class Evaluator
{
    private const int LongestDetour = 16;

    /// <summary>The node in a constant expression that refers to a network's generated size, or null.</summary>
    private IOperation? Generated(IOperation constant, int detour = 0) => constant.DescendantsAndSelf().FirstOrDefault(node => node switch
    {
        IFieldReferenceOperation { Field: var field } => KnownSymbols.IsGeneratedSize(field) || LeadsToGenerated(field, detour),
        ILocalReferenceOperation { Local: { IsConst: true } local } => LeadsToGenerated(local, detour),
        _ => false,
    });

    private bool LeadsToGenerated(ISymbol symbol, int detour) =>
        detour < LongestDetour && sources.Initializer(symbol) is { } initializer && Generated(initializer, detour + 1) is not null;
}
