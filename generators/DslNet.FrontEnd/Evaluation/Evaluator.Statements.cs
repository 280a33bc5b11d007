using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Scalars;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Statements: declarations of locals, conditionals, returns.</content>
internal sealed partial class Evaluator
{
    /// <summary>What a body returns.</summary>
    public Datum Run(IOperation body, Scope scope) => Run(new StatementList(body, null), scope);

    private Datum Run(StatementList? statements, Scope scope)
    {
        while (statements is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            (IOperation statement, StatementList? rest) = statements;
            switch (statement)
            {
                case IBlockOperation block:
                    statements = StatementList.Of(block.Operations, rest);
                    break;
                case IVariableDeclarationGroupOperation declarations:
                    scope = declarations.Declarations.SelectMany(declaration => declaration.Declarators).Aggregate(scope, Declare);
                    statements = rest;
                    break;
                case ILocalFunctionOperation or IEmptyOperation:
                    statements = rest;
                    break;
                case IReturnOperation result:
                    return Evaluate(result.ReturnedValue, scope);
                case IConditionalOperation conditional:
                    Datum condition = Evaluate(conditional.Condition, scope);
                    if (condition is not Datum.Constant { Value: bool known })
                    {
                        return Fork(conditional, condition, rest, scope);
                    }

                    statements = Branch(known ? conditional.WhenTrue : conditional.WhenFalse, rest);
                    break;
                case IExpressionStatementOperation { Operation: IDeconstructionAssignmentOperation apart } when Declares(apart.Target):
                    scope = TakenApart(apart.Target, Evaluate(apart.Value, scope), scope, apart);
                    statements = rest;
                    break;
                case ISwitchOperation selection:
                    (Datum? failure, statements, scope) = Select(selection, rest, scope);
                    if (failure is not null)
                    {
                        return failure;
                    }

                    break;
                default:
                    return Statement(statement, scope);
            }
        }

        // The end without a return: C# reports that itself.
        return Datum.Silent;
    }

    private Scope Declare(Scope scope, IVariableDeclaratorOperation declarator) =>
        declarator.GetVariableInitializer() is { } initializer ? scope.Bind(declarator.Symbol, Evaluate(initializer.Value, scope)) : scope;

    private static StatementList? Branch(IOperation? branch, StatementList? rest) => branch is null ? rest : new StatementList(branch, rest);

    /// <summary>A symbolic condition: both branches are run to their ends, and the results merged by a select.</summary>
    private Datum Fork(IConditionalOperation conditional, Datum condition, StatementList? rest, Scope scope)
    {
        if (condition is not Datum.Condition symbolic)
        {
            return condition is Datum.Failed ? condition : Failures.NotEvaluable(conditional.Condition, "it is no truth value");
        }

        if (depth >= Limits.Depth || ++steps > Limits.Steps)
        {
            return Exhausted(conditional, "the conditions are nested too deeply");
        }

        depth++;
        Scope named = matched;
        Datum whenTrue = Run(Branch(conditional.WhenTrue, rest), scope);
        matched = named;
        Datum whenFalse = Run(Branch(conditional.WhenFalse, rest), scope);
        depth--;
        return ScalarOperators.Choose(symbolic.Value, whenTrue, whenFalse, conditional);
    }

    /// <summary>The statements of the matching section, then <paramref name="rest"/>.</summary>
    private (Datum? Failure, StatementList? Statements, Scope Scope) Select(ISwitchOperation selection, StatementList? rest, Scope scope)
    {
        Datum value = Evaluate(selection.Value, scope);
        if (value is Datum.Failed)
        {
            return (value, null, scope);
        }

        foreach (ISwitchCaseOperation section in selection.Cases)
        {
            (Datum matches, Scope named) = Section(section, value, scope);
            switch (matches)
            {
                case Datum.Constant { Value: true }:
                    return (null, Body(section, rest), named);
                case Datum.Constant:
                    continue;
                default:
                    return (matches is Datum.Failed ? matches : Failures.NotEvaluable(selection, "the value depends on the function's operand; write a switch expression"), null, scope);
            }
        }

        return (null, selection.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)) is { } otherwise ? Body(otherwise, rest) : rest, scope);
    }

    /// <summary>The first clause of a section that matches, or for which that is unknown.</summary>
    private (Datum Matches, Scope Scope) Section(ISwitchCaseOperation section, Datum value, Scope scope)
    {
        foreach (ICaseClauseOperation clause in section.Clauses.Where(clause => clause is not IDefaultCaseClauseOperation))
        {
            (Datum matches, Scope named) = Clause(clause, value, scope);
            if (matches is not Datum.Constant { Value: false })
            {
                return (matches, named);
            }
        }

        return (Datum.Of(false), scope);
    }

    private (Datum Matches, Scope Scope) Clause(ICaseClauseOperation clause, Datum value, Scope scope)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single:
                return (Compare(clause, BinaryOperatorKind.Equals, value, Evaluate(single.Value, scope)), scope);
            case IPatternCaseClauseOperation pattern:
                (Datum matches, Scope named) = Match(pattern.Pattern, value, scope);
                return (pattern.Guard is null || matches is Datum.Failed or Datum.Constant { Value: false } ? matches : Both(matches, Evaluate(pattern.Guard, named), clause), named);
            default:
                return (Failures.NotEvaluable(clause, "the case isn't known"), scope);
        }
    }

    private static StatementList? Body(ISwitchCaseOperation section, StatementList? rest)
    {
        ImmutableArray<IOperation> body = section.Body is [IBlockOperation block] ? block.Operations : section.Body;
        return StatementList.Of(body.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Break } end ? body.Remove(end) : body, rest);
    }

    private Datum Statement(IOperation statement, Scope scope) => statement switch
    {
        IInvalidOperation => Datum.Silent,
        IExpressionStatementOperation { Operation: IAssignmentOperation or IIncrementOrDecrementOperation } => Failures.NotEvaluable(statement, "locals keep their first value; a network's parts are built with Repeat, Chain and >>"),
        IExpressionStatementOperation { Operation: IInvalidOperation } => Datum.Silent,
        IThrowOperation => Failures.NotEvaluable(statement, "it is an exception"),
        ILoopOperation => Failures.NotEvaluable(statement, "loops aren't evaluated; Repeat(n, i => block) does the same"),
        // An expression body whose value is the result.
        _ when statement.Type is not null => Evaluate(statement, scope),
        _ => Failures.NotEvaluable(statement, "a definition's statements are declarations of locals, conditionals and return"),
    };
}
