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
    private ISymbol? initializing;

    private Datum Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field.OriginalDefinition;
        return field switch
        {
            { IsStatic: true, IsReadOnly: true } when IsAssignedInStaticConstructor(field) => Failures.NotEvaluable(operation, "it is set in a static constructor"),
            { IsStatic: true, IsReadOnly: true } when sources.Initializer(field) is { } initializer => Initialised(field, initializer, operation),
            { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.IsEmpty: false } => Failures.NotEvaluable(operation, "it has no initializer"),
            { IsStatic: true, IsReadOnly: true } => Failures.NotEvaluable(operation, "its source isn't in this compilation"),
            { IsStatic: true } => Failures.NotEvaluable(operation, "it isn't readonly"),
            _ => Failures.NotEvaluable(operation, "it isn't static"),
        };
    }

    private Datum Property(IPropertyReferenceOperation operation, Scope scope)
    {
        IPropertySymbol property = operation.Property.OriginalDefinition;
        return property switch
        {
            _ when KnownSymbols.IsDsl(property) => Layers.OfVerb(property.Name, [], operation, operation.Syntax.GetLocation()),
            _ when KnownSymbols.IsInit(property) && property.IsStatic => Inits.Named(property.Name, operation),
            { IsStatic: true, Name: "Same" } when KnownSymbols.IsPadding(property) => new Datum.Border(DslNet.Compiler.Graph.Padding.Same),
            { IsStatic: false, Name: "Length" } when operation.Instance is not null => Length(operation, scope),
            { IsStatic: false } => Failures.NotEvaluable(operation, "it isn't static"),
            { SetMethod: not null } => Failures.NotEvaluable(operation, "it can be set"),
            { GetMethod: { } getter } when sources.Body(getter) is { } body => Enter(getter, body, [], Scope.Empty, operation),
            _ when sources.Initializer(property) is { } initializer => Initialised(property, initializer, operation),
            _ => Failures.NotEvaluable(operation, "its source isn't in this compilation"),
        };
    }

    /// <summary>
    /// The value of an initializer. C# runs those of a class in the order of its text, so what an earlier one asks of a later one
    /// is its type's default: an oversight, which is better told than copied.
    /// </summary>
    private Datum Initialised(ISymbol symbol, IOperation initializer, IOperation site)
    {
        if (initializing is not null && IsBehind(symbol, initializing))
        {
            return Failures.NotEvaluable(site, $"{symbol.Name} is initialised only after {initializing.Name}");
        }

        ISymbol? outer = initializing;
        initializing = symbol;
        Datum value = Evaluate(initializer, Scope.Empty);
        initializing = outer;
        return value;
    }

    private static bool IsBehind(ISymbol symbol, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingType, other.ContainingType)
        && symbol.Locations.FirstOrDefault() is { SourceTree: { } tree } place
        && other.Locations.FirstOrDefault() is { } before
        && tree == before.SourceTree
        && place.SourceSpan.Start > before.SourceSpan.Start;

    private Datum Length(IPropertyReferenceOperation operation, Scope scope) => Evaluate(operation.Instance, scope) switch
    {
        Datum.Items items => Datum.Of(items.Elements.Length),
        Datum.Constant { Value: string text } => Datum.Of(text.Length),
        Datum.Failed failed => failed,
        _ => Failures.NotEvaluable(operation, "it isn't the length of a known array or text"),
    };

    /// <summary>What a static constructor does isn't read, so a field that it names has no value here.</summary>
    private static bool IsAssignedInStaticConstructor(IFieldSymbol field) => field.ContainingType.StaticConstructors
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .Any(constructor => constructor.DescendantTokens().Any(token => token.ValueText == field.Name));
}
