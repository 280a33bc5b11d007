using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.FrontEnd.Constants;
using DslNet.FrontEnd.Scalars;
using DslNet.FrontEnd.Values;
using DslNet.FrontEnd.Verbs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <content>Calls.</content>
internal sealed partial class Evaluator
{
    private Datum Invocation(IInvocationOperation operation, Scope scope)
    {
        ImmutableArray<CallArgument> arguments = Arguments(operation.Arguments, scope);
        return operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            ? Evaluate(operation.Instance, scope) switch
            {
                Datum.Function function => Apply(function, [.. arguments.Select(argument => argument.Value)], operation),
                Datum.Failed failed => failed,
                _ => Failures.NotEvaluable(operation, "the function isn't known"),
            }
            : Meant(operation.TargetMethod, operation.ConstrainedToType, scope) is not IMethodSymbol target ? NotMeant(operation, operation.ConstrainedToType)
            : operation.Instance is { } instance && !target.IsStatic && target.MethodKind != MethodKind.LocalFunction ? InstanceCall(target, instance, arguments, operation, scope)
            : Call(target, arguments, operation, scope);
    }

    private Datum InstanceCall(IMethodSymbol target, IOperation instance, ImmutableArray<CallArgument> arguments, IOperation site, Scope scope) => Evaluate(instance, scope) switch
    {
        var receiver when IsInExtensionBlock(target) => Extension(target, receiver, arguments, site, scope),
        Datum.Object known => MethodOf(known, target, arguments, site, scope),
        Datum.Constant { Value: not null } constant when target is { Name: "ToString", Parameters: [] or [{ Type.SpecialType: SpecialType.System_String }] } =>
            Datum.FailureAmong(arguments.Select(argument => argument.Value)) ?? AsText(instance, constant, (arguments.FirstOrDefault()?.Value as Datum.Constant)?.Value as string, site),
        _ => Call(target, arguments, site, scope),
    };

    /// <summary>Arguments in the order of the parameters, defaults included.</summary>
    private ImmutableArray<CallArgument> Arguments(ImmutableArray<IArgumentOperation> arguments, Scope scope) =>
        [.. arguments.Where(argument => argument.Parameter is not null).OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => new CallArgument(
            argument.Parameter!,
            argument.Parameter!.RefKind is RefKind.Out or RefKind.Ref ? Failures.NotEvaluable(argument, "it is passed by reference") : Evaluate(argument.Value, scope),
            argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Syntax.GetLocation()))];

    /// <summary>Calls a function value.</summary>
    public Datum Apply(Datum.Function function, ImmutableArray<Datum> values, IOperation site)
    {
        ImmutableArray<CallArgument> arguments = [.. function.Method.Parameters.Zip(values, (parameter, value) => new CallArgument(parameter, value, null))];
        return function.Body is { } body
            ? Enter(function.Method, body, arguments, function.Captured, site)
            : Call(function.Method, arguments, site, function.Captured);
    }

    /// <summary>Calls a method by its symbol: a known one, or the user's own.</summary>
    private Datum Call(IMethodSymbol target, ImmutableArray<CallArgument> arguments, IOperation site, Scope scope)
    {
        IMethodSymbol method = (target.ReducedFrom ?? target).OriginalDefinition;
        return method switch
        {
            _ when KnownSymbols.IsDsl(method) => Verb(method.Name, arguments, site, site.Syntax.GetLocation()),
            _ when KnownSymbols.IsInit(method) && method.IsStatic => Inits.OfNumber(method.Name, arguments, site),
            _ when KnownSymbols.IsPadding(method) => PaddingOf(arguments, site),
            _ when KnownSymbols.IsPerAxis(method) => SizesOf(arguments, site),
            _ when KnownSymbols.IsScalar(method) => Datum.FailureAmong(arguments.Select(argument => argument.Value)) ?? ScalarCalls.OfActivation(method, arguments, site),
            _ when KnownSymbols.IsMath(method) && method.IsStatic => MathCall(method, arguments, site),
            { MethodKind: MethodKind.LocalFunction } when sources.Body(method) is { } body => Enter(method, body, arguments, WithTypeArguments(scope.Over(matched), target, scope), site),
            { IsStatic: true } when sources.Body(method) is { } body => Enter(method, body, arguments, WithTypeArguments(Scope.Empty, target, scope), site),
            _ => Datum.FailureAmong(arguments.Select(argument => argument.Value)) ?? Unknown(method, arguments, site),
        };
    }

    /// <summary>A padding of numbers of pixels: the conversion of an int or a tuple, or the constructor.</summary>
    private static Datum PaddingOf(ImmutableArray<CallArgument> arguments, IOperation site) => Integers(arguments) switch
    {
        ({ } failure, _) => failure,
        (_, []) => new Datum.Border(new ArgumentValue.Border(0)),
        (_, { Length: 1 or 2 or 4 } sides) => new Datum.Border(ArgumentValue.Border.Of(sides)),
        _ => Failures.NotEvaluable(site, "the padding isn't known"),
    };

    /// <summary>A number for each axis: the conversion of an int or a tuple, or the constructor.</summary>
    private static Datum SizesOf(ImmutableArray<CallArgument> arguments, IOperation site) => Integers(arguments) switch
    {
        ({ } failure, _) => failure,
        (_, []) => new Datum.Sizes(1, 1),
        (_, [var both]) => new Datum.Sizes(both, both),
        (_, [var height, var width]) => new Datum.Sizes(height, width),
        _ => Failures.NotEvaluable(site, "the numbers aren't known"),
    };

    /// <summary>Arguments that are integers, or a tuple of them; null where they are something else.</summary>
    private static (Datum? Failure, int[]? Values) Integers(ImmutableArray<CallArgument> arguments)
    {
        Datum[] values = arguments is [{ Value: Datum.Tuple tuple }] ? [.. tuple.Elements] : [.. arguments.Select(argument => argument.Value)];
        return Datum.FailureAmong(values) is { } failure ? (failure, null)
            : values.All(value => value is Datum.Constant { Value: int }) ? (null, [.. values.Select(value => (int)((Datum.Constant)value).Value!)])
            : (null, null);
    }

    private static Datum MathCall(IMethodSymbol method, ImmutableArray<CallArgument> arguments, IOperation site)
    {
        Datum[] values = [.. arguments.Select(argument => argument.Value)];
        return Datum.FailureAmong(values)
            ?? (values.All(value => value is Datum.Constant)
                ? ConstantCalls.Call(method, [.. values.Cast<Datum.Constant>().Select(value => value.Value)]) is { } result
                    ? Datum.Of(result)
                    : Failures.NotEvaluable(site, "the function isn't known, or has no result")
                : ScalarCalls.OfMath(method, arguments, site));
    }

    private Datum Unknown(IMethodSymbol method, ImmutableArray<CallArgument> arguments, IOperation site) =>
        functions > 0 || arguments.Any(argument => argument.Value is Datum.Scalar or Datum.Condition)
            ? Failures.NotDifferentiable(site, "what the method does isn't known")
            : Failures.NotEvaluable(site, method.IsStatic ? "its source isn't in this compilation" : $"what methods of {method.ContainingType.Name} do isn't known");

    /// <summary>Runs the body of one of the user's methods or lambdas.</summary>
    private Datum Enter(IMethodSymbol method, IOperation body, ImmutableArray<CallArgument> arguments, Scope captured, IOperation site)
    {
        if (calls >= Limits.Calls)
        {
            return Exhausted(site, "the calls are nested too deeply, perhaps without end");
        }

        Scope scope = method.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument.Value))
            .Aggregate(captured, (inner, bound) => inner.Bind(bound.parameter, bound.Value));
        calls++;
        Scope outer = matched;
        matched = Scope.Empty;
        Datum value = Run(body, scope);
        matched = outer;
        calls--;
        return value;
    }
}
