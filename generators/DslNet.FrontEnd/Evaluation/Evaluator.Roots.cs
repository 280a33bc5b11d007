using System;
using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>The entry points of a reading.</content>
internal sealed partial class Evaluator
{
    /// <summary>The network that a definition returns.</summary>
    public Datum Define(IMethodSymbol define) => OnThisStack(define, body =>
        Run(body, Scope.Empty) is var value && value is Datum.Network or Datum.Heads or Datum.Failed ? value : Failures.NotEvaluable(Returned(body), "it is no network"));

    /// <summary>The formula of a loss.</summary>
    public Datum Loss(IMethodSymbol loss) => OnThisStack(loss, body => Formula(new Datum.Function(loss, body, Scope.Empty), operands: 2, body));

    /// <summary>The expression of the last return, as it isn't known which one was taken.</summary>
    private static IOperation Returned(IOperation body) => body.ChildOperations.OfType<IReturnOperation>().LastOrDefault()?.ReturnedValue ?? body;

    /// <summary>
    /// Reads a method's body. Roslyn binds a body on demand, and throws for one that is nested too deeply for the rest
    /// of the stack; so does <see cref="Evaluate"/>. Both become a failure like any other.
    /// </summary>
    private Datum OnThisStack(IMethodSymbol method, Func<IOperation, Datum> read)
    {
        try
        {
            return sources.Body(method) is { } body ? read(body) : Datum.Silent;
        }
        catch (InsufficientExecutionStackException)
        {
            return Failures.At("DN1003", method.Locations.FirstOrDefault() ?? Location.None, $"{method.Name} can't be evaluated at compile time: it is nested too deeply");
        }
    }
}
