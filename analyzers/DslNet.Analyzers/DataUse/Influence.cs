using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>Forward data flow of a number: through properties, arithmetic and locals to comparisons, and to what these control.</summary>
internal sealed class Influence
{
    private readonly Body body;
    private readonly HashSet<IOperation> seen = [];
    private readonly List<IInvocationOperation> extremes = [];

    private Influence(Body body) => this.body = body;

    /// <summary>Relational comparisons of the number.</summary>
    public HashSet<IOperation> Comparisons { get; } = [];

    /// <summary>Locations that depend on it: a branch, a loop exit, the best value so far.</summary>
    public List<IOperation> Decisions { get; } = [];

    public static Influence Of(IOperation number, Body body)
    {
        Influence influence = new(body);
        influence.Follow(number);

        // Tracking both minimum and maximum only reports the range.
        if (influence.extremes.Select(call => call.TargetMethod.Name).Distinct().Count() == 1)
        {
            influence.Decisions.AddRange(influence.extremes);
        }

        return influence;
    }

    private void Follow(IOperation number)
    {
        if (!seen.Add(number) || number.Parent is not { } user)
        {
            return;
        }

        switch (user)
        {
            case IBinaryOperation comparison when IsOrder(comparison.OperatorKind):
                Comparisons.Add(comparison);
                FollowAnswer(comparison);
                break;
            case IIsPatternOperation pattern when pattern.Value == number && pattern.Pattern.DescendantsAndSelf().Any(part => part is IRelationalPatternOperation):
                FollowAnswer(pattern);
                break;
            case IIsPatternOperation pattern when pattern.Value == number && NameIn(pattern) is { } name:
                FollowMentions(name);
                break;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Math" or "MathF" or "Double" or "Single" } } call }:
                Mathematics(call);
                break;
            case IInvocationOperation call when call.Instance == number && call.TargetMethod.Name == "CompareTo":
                FollowAnswer(call);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowMentions(declarator.Symbol);
                break;
            case IAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == number:
                FollowMentions(local.Local);
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation or IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation or IConditionalAccessOperation or ICoalesceOperation:
                Follow(user);
                break;
            case IConditionalOperation choice when choice.Condition != number && choice.Type is not null:
                Follow(user);
                break;
        }
    }

    /// <summary>What a comparison's result controls.</summary>
    private void FollowAnswer(IOperation answer)
    {
        if (!seen.Add(answer))
        {
            return;
        }

        switch (answer.Parent)
        {
            case IConditionalOperation choice when choice.Condition == answer:
                if (Consequences.Has(choice) || Consequences.IsBestSoFar(choice))
                {
                    Decisions.Add(choice);
                }

                break;
            case ILoopOperation loop:
                Decisions.Add(loop);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                AnswerMentions(declarator.Symbol);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == answer:
                AnswerMentions(local.Local);
                break;
            case IBinaryOperation or IUnaryOperation or IParenthesizedOperation or IConversionOperation:
                FollowAnswer(answer.Parent);
                break;
        }
    }

    /// <summary>The smaller of the number and a variable, put into that variable, is the best so far.</summary>
    private void Mathematics(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "Min" or "Max" && call.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation best }
            && call.Arguments.Any(argument => Operations.Bare(argument.Value) is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, best.Local)))
        {
            extremes.Add(call);
        }
        else
        {
            Follow(call);
        }
    }

    private void FollowMentions(ILocalSymbol local)
    {
        foreach (IOperation mention in body.Mentions(local))
        {
            Follow(mention);
        }
    }

    private void AnswerMentions(ILocalSymbol local)
    {
        foreach (IOperation mention in body.Mentions(local))
        {
            FollowAnswer(mention);
        }
    }

    /// <summary>The <c>loss</c> of <c>is var loss</c> and the <c>result</c> of <c>is { } result</c>.</summary>
    private static ILocalSymbol? NameIn(IIsPatternOperation pattern) => pattern.Pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol as ILocalSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol as ILocalSymbol,
        _ => null,
    };

    private static bool IsOrder(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
}
