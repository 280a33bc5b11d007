using System.Collections.Immutable;
using System.Linq;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Records, and other plain data objects.</content>
internal sealed partial class Evaluator
{
    private Datum Creation(IObjectCreationOperation operation, Scope scope)
    {
        if (operation is not { Type: INamedTypeSymbol type, Constructor: { } constructor })
        {
            return Datum.Silent;
        }

        if (PlainObjects.Problem(type, constructor) is { } problem)
        {
            return Failures.NotEvaluable(operation, problem);
        }

        Scope parameters = Arguments(operation.Arguments, scope).Aggregate(WithTypeArguments(Scope.Empty, type, scope), (inner, argument) => inner.Bind(argument.Parameter.OriginalDefinition, argument.Value));
        ImmutableDictionary<ISymbol, Datum> members = constructor.OriginalDefinition.Parameters
            .Concat(PlainObjects.Holders(type.OriginalDefinition))
            .Aggregate(NoMembers, (held, member) => held.SetItem(member, Initial(member, parameters, operation)));
        return Assigned(new Datum.Object(type, members), operation.Initializer, scope);
    }

    private static ImmutableDictionary<ISymbol, Datum> NoMembers { get; } = ImmutableDictionary.Create<ISymbol, Datum>(SymbolEqualityComparer.Default);

    private Datum Initial(ISymbol member, Scope parameters, IOperation site) => member switch
    {
        IParameterSymbol => parameters.Find(member) ?? Datum.Silent,
        IPropertySymbol property when PlainObjects.ParameterOf(property) is { } parameter => parameters.Find(parameter) ?? Datum.Silent,
        _ when sources.Initializer(member) is { } initializer => Evaluate(initializer, parameters),
        _ => Default(site, PlainObjects.TypeOf(member)),
    };

    private Datum Anonymous(IAnonymousObjectCreationOperation operation, Scope scope) => operation.Type is INamedTypeSymbol type
        ? new Datum.Object(type, operation.Initializers.OfType<ISimpleAssignmentOperation>().Aggregate(NoMembers, (held, assignment) =>
            assignment.Target is IPropertyReferenceOperation { Property: var property } ? held.SetItem(property.OriginalDefinition, Evaluate(assignment.Value, scope)) : held))
        : Datum.Silent;

    private Datum With(IWithOperation operation, Scope scope) => Evaluate(operation.Operand, scope) switch
    {
        Datum.Object known => Assigned(known, operation.Initializer, scope),
        Datum.Failed failed => failed,
        _ => Failures.NotEvaluable(operation, "it is no known record"),
    };

    /// <summary>An object with members set by an initializer or a <c>with</c> expression.</summary>
    private Datum Assigned(Datum.Object known, IObjectOrCollectionInitializerOperation? initializer, Scope scope)
    {
        foreach (IOperation assignment in initializer?.Initializers ?? [])
        {
            if (assignment is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value } || !PlainObjects.IsSetPlainly(member))
            {
                return Failures.NotEvaluable(assignment, "an initializer sets fields and automatic properties, one after the other");
            }

            known = known with { Members = known.Members.SetItem(member.OriginalDefinition, Evaluate(value, scope)) };
        }

        return known;
    }

    /// <summary>A field or property of an object.</summary>
    private Datum Member(ISymbol member, Datum.Object known, IOperation site)
    {
        ISymbol definition = Implementation(member, known.Type).OriginalDefinition;
        return definition switch
        {
            IPropertySymbol { GetMethod: { } getter } when sources.Body(getter) is { } body => Enter(getter, body, [], Inside(known, getter), site),
            _ when PlainObjects.CanBeSetLater(definition) => Failures.NotEvaluable(site, "it can be set"),
            _ when known.Members.TryGetValue(definition, out Datum? value) => value,
            _ => Failures.NotEvaluable(site, "it isn't one of the object's fields and properties whose source is in this compilation"),
        };
    }

    /// <summary>The scope inside an object: itself, the parameters of its primary constructor, and its type arguments.</summary>
    private static Scope Inside(Datum.Object known, IMethodSymbol method) => known.Members.Where(member => member.Key is IParameterSymbol)
        .Aggregate(WithTypeArguments(Scope.Empty, known.Type, Scope.Empty).Bind(method.ContainingType, known), (scope, member) => scope.Bind(member.Key, member.Value));

    private static ISymbol Implementation(ISymbol member, INamedTypeSymbol type) =>
        member.ContainingType.TypeKind == TypeKind.Interface ? type.FindImplementationForInterfaceMember(member) ?? member : member;

    /// <summary>A method of an object.</summary>
    private Datum MethodOf(Datum.Object known, IMethodSymbol target, ImmutableArray<CallArgument> arguments, IOperation site, Scope scope)
    {
        IMethodSymbol method = (IMethodSymbol)Implementation(target, known.Type).OriginalDefinition;
        return sources.Body(method) is { } body
            ? Enter(method, body, arguments, WithTypeArguments(Inside(known, method), target, scope), site)
            : Datum.FailureAmong(arguments.Select(argument => argument.Value)) ?? Unknown(method, arguments, site);
    }
}
