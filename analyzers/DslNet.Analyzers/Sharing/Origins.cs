using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Finds expressions that are the same object for all threads. An object created, rented or looked up on the thread itself isn't, nor is an unknown one.</summary>
/// <param name="call">The call that runs functions on several threads.</param>
internal sealed class Origins(ThreadedCall call)
{
    /// <summary>Bounds the search: incomplete code may assign a variable to itself.</summary>
    private const int MostSteps = 16;

    /// <summary>The object's variable outside of the threads' own; null where there is none.</summary>
    public Origin? Of(IOperation? value, Scope scope, int steps = 0)
    {
        if (value is null || steps > MostSteps)
        {
            return null;
        }

        value = Operations.Bare(value);
        return value switch
        {
            IConditionalAccessInstanceOperation => Of(value.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault(access => !access.Operation.DescendantsAndSelf().Contains(value))?.Operation, scope, steps + 1),
            ILocalReferenceOperation local => OfLocal(local, scope, steps + 1),
            IParameterReferenceOperation parameter => OfParameter(parameter, scope, steps + 1),
            IFieldReferenceOperation { Field: var field } reference when !IsOfThread(field) => OfMember(field, field.Type, reference.Instance, reference, scope, steps + 1),
            IPropertyReferenceOperation { Property: var property, Arguments.IsEmpty: true } reference when IsStored(property) => OfMember(property, property.Type, reference.Instance, reference, scope, steps + 1),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } type } => OfThis(type, scope),
            _ => null,
        };
    }

    private Origin? OfLocal(ILocalReferenceOperation reference, Scope scope, int steps)
    {
        ILocalSymbol local = reference.Local;
        if (local.IsRef)
        {
            return null;
        }

        if (IsOfCode(local, scope))
        {
            return scope.Body.Given(local) is [{ } only] ? Of(only.Value, scope, steps) : null;
        }

        ITypeSymbol? made = scope.Body.Given(local) is [{ Value: var given }] ? Operations.Bare(given).Type : null;
        return IsChanged(local, scope) ? null : new Origin(local, null, made is INamedTypeSymbol { TypeKind: TypeKind.Class } ? made : local.Type, local.Name);
    }

    private Origin? OfParameter(IParameterReferenceOperation reference, Scope scope, int steps)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, scope.Method.OriginalDefinition))
        {
            return scope.Body.Changes(parameter) ? null
                : scope.Call is not null ? Of(scope.Given(parameter), scope.From!, steps)
                : call.Kind == ThreadedCallKind.Endpoint ? new Origin(parameter, null, parameter.Type, parameter.Name) { IsInjected = true } : null;
        }

        if (parameter.RefKind != RefKind.None || IsOfCode(parameter, scope) || IsChanged(parameter, scope))
        {
            return null;
        }

        // A primary constructor's parameter is a field in all but name.
        bool isField = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        Origin? of = isField ? OfThis(parameter.ContainingType, scope) : null;
        return isField && of is null ? null : new Origin(parameter, of, parameter.Type, parameter.Name);
    }

    /// <summary>A field or property of an object that is the same for all threads.</summary>
    private Origin? OfMember(ISymbol member, ITypeSymbol type, IOperation? instance, IOperation reference, Scope scope, int steps)
    {
        Origin? of = instance is null ? null : Of(instance, scope, steps);
        return (instance is not null && of is null) || IsChanged(member, scope) ? null : new Origin(member, of, type, Operations.Text(reference));
    }

    /// <summary><c>this</c> of the member that starts the threads, or what a method was called on.</summary>
    private static Origin? OfThis(ITypeSymbol type, Scope scope) => scope.IsMember ? scope.This : new Origin(type.OriginalDefinition, null, type, "this");

    /// <summary>Whether the variable belongs to a thread: it is declared in what each of them runs, or in the loop that starts them.</summary>
    private bool IsOfCode(ISymbol variable, Scope scope)
    {
        for (Scope? at = scope; at is not null; at = at.From)
        {
            if (variable.IsDeclaredIn(at.Code) || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, at.Method))
            {
                return true;
            }
        }

        return (call.Loop is { } loop && variable.IsDeclaredIn(loop)) || call.Functions.Any(function => variable.IsDeclaredIn(function));
    }

    /// <summary>Whether what runs on the threads, or the loop that starts them, gives the variable another value.</summary>
    private bool IsChanged(ISymbol variable, Scope scope)
    {
        for (Scope? at = scope; at is not null; at = at.From)
        {
            if (at.Code.Descendants().Any(operation => IsWritten(operation, variable)))
            {
                return true;
            }
        }

        return call.Loop is { } loop && loop.Descendants().Any(operation => IsWritten(operation, variable));
    }

    private static bool IsWritten(IOperation operation, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(LoopStep.Variable(operation), variable)
        && (operation.Parent is IAssignmentOperation assignment ? assignment.Target == operation : operation.Parent is ITupleOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out });

    private static bool IsOfThread(IFieldSymbol field) => field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");

    /// <summary>Whether a property is a field by another name: others may make or rent what they return.</summary>
    private static bool IsStored(IPropertySymbol property) =>
        property is { IsVirtual: false, IsAbstract: false, IsOverride: false }
        && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol?.OriginalDefinition, property.OriginalDefinition));
}
