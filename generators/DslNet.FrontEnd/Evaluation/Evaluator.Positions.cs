using System;
using System.Linq;
using DslNet.Compiler;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Indexing and slicing of arrays and strings.</content>
internal sealed partial class Evaluator
{
    private Datum Element(IArrayElementReferenceOperation operation, Scope scope) => operation.Indices is [{ } index]
        ? At(Evaluate(operation.ArrayReference, scope), Evaluate(index, scope), operation)
        : Failures.NotEvaluable(operation, "only arrays of one dimension are known");

    private Datum Element(IImplicitIndexerReferenceOperation operation, Scope scope) => At(Evaluate(operation.Instance, scope), Evaluate(operation.Argument, scope), operation);

    /// <summary>A position from the end: <c>^1</c>.</summary>
    private Datum FromEnd(IUnaryOperation operation, Scope scope) => Evaluate(operation.Operand, scope) switch
    {
        Datum.Constant { Value: int count and >= 0 } => new Datum.Position(count, IsFromEnd: true),
        Datum.Failed failed => failed,
        _ => Failures.NotEvaluable(operation, "the position isn't known"),
    };

    private Datum Stretch(IRangeOperation operation, Scope scope)
    {
        Datum from = operation.LeftOperand is null ? new Datum.Position(0, IsFromEnd: false) : Evaluate(operation.LeftOperand, scope);
        Datum to = operation.RightOperand is null ? new Datum.Position(0, IsFromEnd: true) : Evaluate(operation.RightOperand, scope);
        return (from, to) switch
        {
            (Datum.Position first, Datum.Position last) => new Datum.Stretch(first, last),
            _ => Datum.FailureAmong([from, to]) ?? Failures.NotEvaluable(operation, "the range isn't known"),
        };
    }

    /// <summary>The element at an index, or a slice.</summary>
    private static Datum At(Datum all, Datum where, IOperation site)
    {
        if (Datum.FailureAmong([all, where]) is { } failure)
        {
            return failure;
        }

        if (LengthOf(all) is not { } length)
        {
            return Failures.NotEvaluable(site, "only the elements of arrays and the letters of texts are known");
        }

        switch (where)
        {
            case Datum.Constant { Value: int index }:
                return One(all, index, length, site);
            case Datum.Position position:
                return One(all, Offset(position, length), length, site);
            case Datum.Stretch stretch:
                int from = Offset(stretch.From, length), to = Offset(stretch.To, length);
                return from >= 0 && from <= to && to <= length
                    ? Slice(all, from, to)
                    : Failures.NotEvaluable(site, InvariantText.Of($"there are {length} elements, and the range goes from {from} to {to}"));
            default:
                return Failures.NotEvaluable(site, "the index isn't known");
        }
    }

    /// <summary>The number of elements or characters; null where the value has no length.</summary>
    private static int? LengthOf(Datum all) => all switch
    {
        Datum.Items items => items.Elements.Length,
        Datum.Constant { Value: string text } => text.Length,
        _ => null,
    };

    private static int Offset(Datum.Position position, int length) => position.IsFromEnd ? length - position.Count : position.Count;

    private static Datum One(Datum all, int index, int length, IOperation site) => index < 0 || index >= length
        ? Failures.NotEvaluable(site, InvariantText.Of($"there are {length} elements, and the index is {index}"))
        : all is Datum.Items items ? items.Elements[index] : Datum.Of(((string)((Datum.Constant)all).Value!)[index]);

    private static Datum Slice(Datum all, int from, int to) => all is Datum.Items items
        ? new Datum.Items([.. items.Elements.Skip(from).Take(to - from)])
        : Datum.Of(((string)((Datum.Constant)all).Value!).Substring(from, to - from));
}
