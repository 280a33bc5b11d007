using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Provenance;

/// <summary>Every form of assignment to a local or a parameter.</summary>
internal static class Assignments
{
    /// <summary>The assignments of one operation: variable, value (null where there is no expression) and location.</summary>
    public static void Read(IOperation operation, Action<ISymbol, IOperation?, IOperation> assign, Action<ISymbol> change)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                Declare(declarator, assign);
                break;
            case ISimpleAssignmentOperation assignment when Variable(assignment.Target) is { } target:
                assign(target, assignment.IsRef ? null : assignment.Value, assignment);
                break;
            case ICoalesceAssignmentOperation assignment when Variable(assignment.Target) is { } target:
                assign(target, assignment.Value, assignment);
                break;
            case ICompoundAssignmentOperation assignment when Variable(assignment.Target) is { } target:
                change(target);
                break;
            case IIncrementOrDecrementOperation step when Variable(step.Target) is { } target:
                change(target);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value, deconstruction, assign);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when Variable(argument.Value) is { } target:
                change(target);
                break;
        }
    }

    private static void Declare(IVariableDeclaratorOperation declarator, Action<ISymbol, IOperation?, IOperation> assign)
    {
        if (declarator.GetVariableInitializer() is not { } initializer)
        {
            // A foreach over folds: each fold derives from the whole set; other loops are unknown.
            if (declarator.Parent is IForEachLoopOperation loop && loop.LoopControlVariable == declarator)
            {
                assign(declarator.Symbol, Operations.Bare(loop.Collection) is IInvocationOperation { TargetMethod.Name: "Folds" } folds ? folds : null, declarator);
            }

            return;
        }

        bool byReference = declarator.Symbol.RefKind != RefKind.None;
        assign(declarator.Symbol, byReference ? null : initializer.Value, declarator);
        if (byReference && Variable(initializer.Value) is { } other)
        {
            assign(other, null, declarator);
        }
    }

    private static void Deconstruct(IOperation target, IOperation? value, IOperation at, Action<ISymbol, IOperation?, IOperation> assign)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        value = value is null ? null : Operations.Bare(value);
        if (target is ITupleOperation targets)
        {
            ITupleOperation? values = value as ITupleOperation;
            for (int i = 0; i < targets.Elements.Length; i++)
            {
                Deconstruct(targets.Elements[i], values?.Elements.Length == targets.Elements.Length ? values.Elements[i] : null, at, assign);
            }
        }
        else if (Variable(target) is { } variable)
        {
            assign(variable, value, at);
        }
    }

    private static ISymbol? Variable(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
        _ => null,
    };
}
