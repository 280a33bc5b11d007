using System.Linq;
using DslNet.FrontEnd.Values;
using DslNet.FrontEnd.Verbs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Fields and properties.</content>
internal sealed partial class Evaluator
{
    private Datum Field(IFieldReferenceOperation operation, Scope scope)
    {
        IFieldSymbol field = operation.Field.OriginalDefinition;
        return field switch
        {
            { IsStatic: false } => operation.Instance is null ? Datum.Silent : InstanceField(operation, Evaluate(operation.Instance, scope)),
            { IsStatic: true, IsReadOnly: true } when IsAssignedInStaticConstructor(field) => Failures.NotEvaluable(operation, "it is set in a static constructor"),
            { IsStatic: true, IsReadOnly: true } when sources.Initializer(field) is { } initializer => Initialised(field, initializer, operation),
            { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.IsEmpty: false } => Failures.NotEvaluable(operation, "it has no initializer"),
            { IsStatic: true, IsReadOnly: true } => Failures.NotEvaluable(operation, "its source isn't in this compilation"),
            _ => Failures.NotEvaluable(operation, "it isn't readonly"),
        };
    }

    private Datum InstanceField(IFieldReferenceOperation operation, Datum instance) => instance switch
    {
        Datum.Tuple tuple => TupleElement(operation, tuple),
        Datum.Object known => Member(operation.Field, known, operation),
        Datum.Failed => instance,
        _ => Failures.NotEvaluable(operation, "it is a field of an object that isn't known"),
    };

    private Datum Property(IPropertyReferenceOperation operation, Scope scope)
    {
        IPropertySymbol property = operation.Property.OriginalDefinition;
        return property switch
        {
            _ when KnownSymbols.IsDsl(property) => Layers.OfVerb(property.Name, [], operation, operation.Syntax.GetLocation()),
            _ when KnownSymbols.IsInit(property) && property.IsStatic => Inits.Named(property.Name, operation),
            { IsStatic: true, Name: "Same" } when KnownSymbols.IsPadding(property) => new Datum.Border(new(DslNet.Compiler.Graph.Padding.Same)),
            { IsStatic: false } => operation.Instance is null ? Datum.Silent : InstanceProperty(operation, Evaluate(operation.Instance, scope), scope),
            _ when Meant(operation.Property, operation.ConstrainedToType, scope) is IPropertySymbol meant => StaticProperty(meant, operation, scope),
            _ => NotMeant(operation, operation.ConstrainedToType),
        };
    }

    private Datum StaticProperty(IPropertySymbol constructed, IPropertyReferenceOperation operation, Scope scope)
    {
        IPropertySymbol property = constructed.OriginalDefinition;
        return property switch
        {
            { SetMethod: not null } => Failures.NotEvaluable(operation, "it can be set"),
            { GetMethod: { } getter } when sources.Body(getter) is { } body => Enter(getter, body, [], WithTypeArguments(Scope.Empty, constructed, scope), operation),
            _ when sources.Initializer(property) is { } initializer => Initialised(property, initializer, operation),
            _ => Failures.NotEvaluable(operation, "its source isn't in this compilation"),
        };
    }

    private Datum InstanceProperty(IPropertyReferenceOperation operation, Datum instance, Scope scope)
    {
        IPropertySymbol property = operation.Property;
        bool isNullable = property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return (instance, property.Name) switch
        {
            (Datum.Failed, _) => instance,
            _ when IsInExtensionBlock(property) && property.GetMethod is { } getter => Extension(getter, instance, [], operation, scope),
            (Datum.Object known, _) when !property.IsIndexer => Member(property, known, operation),
            (Datum.Constant { Value: null }, "HasValue") when isNullable => Datum.Of(false),
            (Datum.Constant { Value: null }, _) => Failures.NotEvaluable(operation, "it is a member of null"),
            (_, "HasValue") when isNullable => Datum.Of(true),
            (_, "Value") when isNullable => instance,
            (_, "Length" or "Count") when LengthOf(instance) is { } length => Datum.Of(length),
            _ when property.IsIndexer && operation.Arguments is [{ Value: var index }] => At(instance, Evaluate(index, scope), operation),
            _ => Failures.NotEvaluable(operation, "only the length of arrays and texts, and the members of tuples and records are known"),
        };
    }

    /// <summary>Static constructors aren't evaluated, so a field that one mentions has no known value.</summary>
    private static bool IsAssignedInStaticConstructor(IFieldSymbol field) => field.ContainingType.StaticConstructors
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .Any(constructor => constructor.DescendantTokens().Any(token => token.ValueText == field.Name));
}
