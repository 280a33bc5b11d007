using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Cells of recurrences: functions from a step and the state to the next state, evaluated once, on values that stand for the two.</content>
internal sealed partial class Evaluator
{
    private static bool IsCell(CallArgument argument) => argument.Value is Datum.Function
        && argument.Parameter.Type is INamedTypeSymbol { DelegateInvokeMethod: { Parameters.Length: 2 } invoke } && KnownSymbols.IsDslNet(invoke.ReturnType, "Net");

    private Datum Cell(Datum.Function function, IOperation site)
    {
        Location place = site.Syntax.GetLocation();
        PlacedValue step = PlacedValue.OfInput(new GraphInput("x", Shape.Of(1)), 0, place), state = PlacedValue.OfInput(new GraphInput("h", Shape.Of(1)), 1, place);
        return Apply(function, [new Datum.Network(step), new Datum.Network(state)], site) switch
        {
            Datum.Failed failed => failed,
            Datum.Network net => PlacedCell.Of(step, state, net.Value) is { } cell ? new Datum.Cell(cell) : Failures.NotEvaluable(site, "its cell reads a net of outside, and may read its step and its state alone"),
            Datum.Heads => Failures.NotEvaluable(site, EndsWithOutputs),
            _ => Failures.NotEvaluable(site, "its cell gives no net"),
        };
    }
}
