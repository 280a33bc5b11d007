using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.FrontEnd.Evaluation;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Scalars;

/// <summary>Calls of mathematical functions on symbolic values, known at run time.</summary>
internal static class ScalarCalls
{
    private const string Known = "Exp, Log, Tanh, Sqrt, Abs, Max, Min, Clamp, Pow(x, constant), Sin and Cos are known";

    private static readonly Dictionary<string, Func<Expr, Expr>> Unary = new()
    {
        ["Exp"] = x => x.Pool.Exp(x),
        ["Log"] = x => x.Pool.Log(x),
        ["Tanh"] = x => x.Pool.Tanh(x),
        ["Sqrt"] = x => x.Pool.Sqrt(x),
        ["Abs"] = x => x.Pool.Abs(x),
        ["Sin"] = x => x.Pool.Sin(x),
        ["Cos"] = x => x.Pool.Cos(x),
    };

    private static readonly Dictionary<string, string> Jumping = new()
    {
        ["Floor"] = "it is constant but for jumps",
        ["Ceiling"] = "it is constant but for jumps",
        ["Round"] = "it is constant but for jumps",
        ["Truncate"] = "it is constant but for jumps",
        ["Sign"] = "it is constant but for a jump at 0",
    };

    /// <summary>A function of Math, MathF, float or double.</summary>
    public static Datum OfMath(IMethodSymbol method, ImmutableArray<CallArgument> arguments, IOperation site)
    {
        if (arguments.Select(argument => ScalarOperators.PoolOf(argument.Value)).FirstOrDefault(found => found is not null) is not { } pool
            || arguments.Select(argument => ScalarOperators.Lift(argument.Value, pool)).ToArray() is not { } lifted || lifted.Contains(null))
        {
            return Failures.NotEvaluable(site, "its arguments aren't numbers");
        }

        Expr[] values = [.. lifted.OfType<Expr>()];
        return (method.Name, values.Length) switch
        {
            (_, 1) when Unary.TryGetValue(method.Name, out Func<Expr, Expr>? function) => new Datum.Scalar(function(values[0])),
            ("Max", 2) => new Datum.Scalar(pool.Max(values[0], values[1])),
            ("Min", 2) => new Datum.Scalar(pool.Min(values[0], values[1])),
            // Selects rather than a maximum of a minimum: at both bounds the derivative is 1, as in PyTorch's clamp.
            ("Clamp", 3) => new Datum.Scalar(pool.Select(Comparison.Less, values[0], values[1], values[1], pool.SelectGreater(values[0], values[2], values[2], values[0]))),
            ("Pow", 2) when values[1].Kind == ExprKind.Constant => new Datum.Scalar(pool.Pow(values[0], values[1].Value)),
            ("Pow", 2) => Failures.NotDifferentiable(site, "the exponent must be a constant"),
            _ => Failures.NotDifferentiable(site, Jumping.TryGetValue(method.Name, out string? reason) ? reason : Known),
        };
    }

    /// <summary>A built-in activation as a function: the elementwise function of the layer of the same name.</summary>
    public static Datum OfActivation(IMethodSymbol method, ImmutableArray<CallArgument> arguments, IOperation site)
    {
        ExprPool pool = arguments.Select(argument => ScalarOperators.PoolOf(argument.Value)).FirstOrDefault(found => found is not null) ?? new ExprPool();
        if (arguments.Length == 0 || OpTable.Find(method.Name) is not ElementwiseOp op || ScalarOperators.Lift(arguments[0].Value, pool) is not { } x)
        {
            return Failures.NotDifferentiable(site, "it is no activation");
        }

        LayerArgument?[] rest = [.. arguments.Skip(1).Select(argument => argument.Value is Datum.Constant { Value: float value }
            ? new LayerArgument(argument.Name, new ArgumentValue.Number(value))
            : null)];
        if (rest.Contains(null))
        {
            return Failures.NotDifferentiable(site, "all arguments but the first must be constants");
        }

        Expr result = op.Apply(x, new LayerNode(op.Verb, rest.OfType<LayerArgument>().ToEquatableArray()));
        return arguments[0].Value is Datum.Scalar || result.Kind != ExprKind.Constant ? new Datum.Scalar(result) : Datum.Of((float)result.Value);
    }
}
