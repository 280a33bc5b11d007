using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Where a reading begins.</content>
internal sealed partial class Evaluator
{
    /// <summary>The network that a definition returns.</summary>
    public Datum Define(IMethodSymbol define) => sources.Body(define) is { } body
        ? Run(body, Scope.Empty) is var value && value is Datum.Network or Datum.Failed ? value : Failures.NotEvaluable(Returned(body), "it is no network")
        : Datum.Silent;

    /// <summary>The expression of the last return, for want of knowing which one was taken.</summary>
    private static IOperation Returned(IOperation body) => body.ChildOperations.OfType<IReturnOperation>().LastOrDefault()?.ReturnedValue ?? body;

    /// <summary>The formula of a loss.</summary>
    public Datum Loss(IMethodSymbol loss) => sources.Body(loss) is { } body ? Formula(new Datum.Function(loss, body, Scope.Empty), operands: 2, body) : Datum.Silent;
}
