using System.Runtime.CompilerServices;
using System.Threading;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>
/// An abstract interpreter of the operations of a definition. What can't be evaluated becomes a failure at that operation,
/// and a failure is reported only if the network needs its value.
/// </summary>
internal sealed partial class Evaluator(Compilation compilation, CancellationToken cancellation)
{
    private readonly Sources sources = new(compilation, cancellation);
    private int steps;
    private int depth;
    private int calls;
    private int functions;
    private Datum? exhaustion;

    /// <summary>The value of an expression.</summary>
    public Datum Evaluate(IOperation? operation, Scope scope)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null)
        {
            return Datum.Silent;
        }

        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return operation is not ILiteralOperation && Generated(operation) is { } size
                ? Failures.NotEvaluable(size, "the sizes of a network are generated from its definition, and aren't there yet while definitions are read; share a constant of your own")
                : Datum.Of(constant);
        }

        if (exhaustion is not null || ++steps > Limits.Steps)
        {
            return Exhausted(operation, "the definition takes more steps than the compiler is ready to go");
        }

        if (depth >= Limits.Depth)
        {
            return Exhausted(operation, "the definition is nested too deeply");
        }

        // The host decides on the size of the stack; a small one is exhausted before the maximum depth is reached.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        depth++;
        Datum value = Dispatch(operation, scope);
        depth--;
        return value is Datum.Constant { Value: string { Length: > Limits.Text } } ? Exhausted(operation, "the text gets too long") : value;
    }

    /// <summary>A limit was reached: from now on every evaluation fails for that one reason.</summary>
    private Datum Exhausted(IOperation operation, string reason) => exhaustion ??= Failures.NotEvaluable(operation, reason);

    private Datum Dispatch(IOperation operation, Scope scope) => operation switch
    {
        ILocalReferenceOperation local => scope.Find(local.Local) ?? matched.Find(local.Local) ?? Failures.NotEvaluable(local, "its value isn't known here"),
        IParameterReferenceOperation parameter => scope.Find(parameter.Parameter) ?? Failures.NotEvaluable(parameter, "its value isn't known here"),
        IFieldReferenceOperation field => Field(field, scope),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } self } =>
            scope.Find(self.OriginalDefinition) ?? Failures.NotEvaluable(operation, "the object isn't known"),
        IPropertyReferenceOperation property => Property(property, scope),
        IInvocationOperation or IBinaryOperation when LinkBefore(operation) is not null => Chain(operation, scope),
        IInvocationOperation invocation => Invocation(invocation, scope),
        IBinaryOperation binary => Binary(binary, scope),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd => FromEnd(fromEnd, scope),
        IUnaryOperation unary => Unary(unary, scope),
        IConversionOperation conversion => Conversion(conversion, scope),
        IConditionalOperation conditional => Conditional(conditional, scope),
        ICoalesceOperation coalesce => Coalesce(coalesce, scope),
        ISwitchExpressionOperation selection => SwitchExpression(selection, scope),
        IIsPatternOperation test => Test(test, scope),
        IAnonymousFunctionOperation lambda => new Datum.Function(lambda.Symbol, lambda.Body, scope.Over(matched)),
        IMethodReferenceOperation { Method.IsStatic: true } or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } =>
            new Datum.Function(((IMethodReferenceOperation)operation).Method, null, scope.Over(matched)),
        IDelegateCreationOperation creation => Evaluate(creation.Target, scope),
        IInterpolatedStringOperation text => Interpolation(text, scope),
        IDefaultValueOperation missing => Default(missing, missing.Type),
        IObjectCreationOperation { Arguments.Length: 0, Initializer: null } creation when KnownSymbols.IsDslNet(creation.Type, "Init") => Default(creation, creation.Type),
        IObjectCreationOperation { Initializer: null } creation when KnownSymbols.IsDslNet(creation.Type, "Padding") => PaddingOf(Arguments(creation.Arguments, scope), creation),
        IObjectCreationOperation { Initializer: null } creation when KnownSymbols.IsDslNet(creation.Type, "PerAxis") => SizesOf(Arguments(creation.Arguments, scope), creation),
        IObjectCreationOperation creation => Creation(creation, scope),
        IAnonymousObjectCreationOperation creation => Anonymous(creation, scope),
        IWithOperation copy => With(copy, scope),
        ITupleOperation tuple => Tuple(tuple, scope),
        IRangeOperation range => Stretch(range, scope),
        IArrayCreationOperation array => Array(array, scope),
        ICollectionExpressionOperation list => Collection(list, scope),
        IArrayElementReferenceOperation element => Element(element, scope),
        IImplicitIndexerReferenceOperation element => Element(element, scope),
        IThrowOperation => Failures.NotEvaluable(operation, "it is an exception"),
        IInvalidOperation => Datum.Silent,

        // A method group without a call, after another error: C# reports only the first of both.
        { Kind: OperationKind.None, Type: null, Syntax: SimpleNameSyntax or MemberAccessExpressionSyntax } => Datum.Silent,
        _ => Failures.NotEvaluable(operation, "a definition is made of constants, locals, conditionals, tuples, records, static methods and lambdas"),
    };
}
