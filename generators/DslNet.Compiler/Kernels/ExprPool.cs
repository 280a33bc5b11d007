using System;
using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Builds scalar expressions, hash-consed. Local algebraic simplification is done here
/// (constants folded, identity elements dropped), so that no pass needs to.
/// </summary>
public sealed class ExprPool
{
    private readonly Dictionary<Key, Expr> nodes = [];

    public Expr Constant(double value) => Node(ExprKind.Constant, value: value == 0 ? 0.0 : value);

    public Expr Operand(int index) => Node(ExprKind.Operand, index: index);

    public Expr Random(int stream) => Node(ExprKind.Random, index: stream);

    public Expr Rows() => Node(ExprKind.Rows);

    public Expr Negate(Expr x) => x.Kind switch
    {
        ExprKind.Constant => Constant(-x.Value),
        ExprKind.Negate => x.Arguments[0],
        ExprKind.Subtract => Subtract(x.Arguments[1], x.Arguments[0]),
        _ => Node(ExprKind.Negate, arguments: x),
    };

    public Expr Exp(Expr x) => Unary(ExprKind.Exp, x, Math.Exp);

    public Expr Log(Expr x) => Unary(ExprKind.Log, x, Math.Log);

    public Expr Tanh(Expr x) => Unary(ExprKind.Tanh, x, Math.Tanh);

    public Expr Sigmoid(Expr x) => Unary(ExprKind.Sigmoid, x, ScalarMath.Sigmoid);

    public Expr Softplus(Expr x) => Unary(ExprKind.Softplus, x, ScalarMath.Softplus);

    public Expr Erf(Expr x) => Unary(ExprKind.Erf, x, ScalarMath.Erf);

    /// <summary>max(x, 0) as a rectifier, whose derivative at 0 is 0.</summary>
    public Expr Relu(Expr x) => Unary(ExprKind.Relu, x, value => Math.Max(value, 0));

    public Expr Sqrt(Expr x) => Unary(ExprKind.Sqrt, x, Math.Sqrt);

    public Expr Abs(Expr x) => Unary(ExprKind.Abs, x, Math.Abs);

    public Expr Sign(Expr x) => Unary(ExprKind.Sign, x, ScalarMath.Sign);

    public Expr Round(Expr x) => Unary(ExprKind.Round, x, Math.Round);

    public Expr Sin(Expr x) => Unary(ExprKind.Sin, x, Math.Sin);

    public Expr Cos(Expr x) => Unary(ExprKind.Cos, x, Math.Cos);

    public Expr Add(Expr left, Expr right) => (left, right) switch
    {
        ({ Kind: ExprKind.Constant }, { Kind: ExprKind.Constant }) => Constant(left.Value + right.Value),
        _ when left.IsConstant(0) => right,
        _ when right.IsConstant(0) => left,
        _ when right.Kind == ExprKind.Negate => Subtract(left, right.Arguments[0]),
        _ when left.Kind == ExprKind.Negate => Subtract(right, left.Arguments[0]),
        _ => Commutative(ExprKind.Add, left, right),
    };

    public Expr Subtract(Expr left, Expr right) => (left, right) switch
    {
        ({ Kind: ExprKind.Constant }, { Kind: ExprKind.Constant }) => Constant(left.Value - right.Value),
        _ when left.IsConstant(0) => Negate(right),
        _ when right.IsConstant(0) => left,
        _ when right.Kind == ExprKind.Negate => Add(left, right.Arguments[0]),
        _ => Node(ExprKind.Subtract, arguments: [left, right]),
    };

    public Expr Multiply(Expr left, Expr right) => (left, right) switch
    {
        ({ Kind: ExprKind.Constant }, { Kind: ExprKind.Constant }) => Constant(left.Value * right.Value),
        _ when left.IsConstant(0) || right.IsConstant(0) => Constant(0),
        _ when left.IsConstant(1) => right,
        _ when right.IsConstant(1) => left,
        _ when left.IsConstant(-1) => Negate(right),
        _ when right.IsConstant(-1) => Negate(left),
        _ when right.Kind == ExprKind.Constant => Multiply(right, left),
        _ when left.Kind == ExprKind.Constant && right.Kind == ExprKind.Multiply && right.Arguments[0].Kind == ExprKind.Constant =>
            Multiply(Constant(left.Value * right.Arguments[0].Value), right.Arguments[1]),
        _ when left.Kind == ExprKind.Constant => Node(ExprKind.Multiply, arguments: [left, right]),
        _ when left.Kind == ExprKind.Negate && right.Kind == ExprKind.Negate => Multiply(left.Arguments[0], right.Arguments[0]),
        // g · (c ? 1 : 0) is c ? g : 0: a mask costs a select, not a product, and keeps NaN out of what is masked.
        _ when IsMask(right) => Select(right.Comparison, right.Arguments[0], right.Arguments[1], Multiply(left, right.Arguments[2]), Multiply(left, right.Arguments[3])),
        _ when IsMask(left) => Multiply(right, left),
        _ => Commutative(ExprKind.Multiply, left, right),
    };

    public Expr Divide(Expr left, Expr right) => (left, right) switch
    {
        ({ Kind: ExprKind.Constant }, { Kind: ExprKind.Constant }) => Constant(left.Value / right.Value),
        _ when left.IsConstant(0) => left,
        _ when right.IsConstant(1) => left,
        _ when right.Kind == ExprKind.Constant && IsPowerOfTwo(right.Value) => Multiply(Constant(1 / right.Value), left),
        _ => Node(ExprKind.Divide, arguments: [left, right]),
    };

    public Expr Max(Expr left, Expr right) => Extremum(ExprKind.Max, left, right, Math.Max);

    public Expr Min(Expr left, Expr right) => Extremum(ExprKind.Min, left, right, Math.Min);

    public Expr Pow(Expr x, double exponent) => exponent switch
    {
        0 => Constant(1),
        1 => x,
        2 => Multiply(x, x),
        0.5 => Sqrt(x),
        -1 => Divide(Constant(1), x),
        _ when x.Kind == ExprKind.Constant => Constant(Math.Pow(x.Value, exponent)),
        _ => Node(ExprKind.Pow, value: exponent, arguments: x),
    };

    public Expr Select(Comparison comparison, Expr left, Expr right, Expr whenTrue, Expr whenFalse)
    {
        if (whenTrue == whenFalse)
        {
            return whenTrue;
        }

        return left.Kind == ExprKind.Constant && right.Kind == ExprKind.Constant
            ? (ScalarMath.Holds(comparison, left.Value, right.Value) ? whenTrue : whenFalse)
            : Node(ExprKind.Select, comparison: comparison, arguments: [left, right, whenTrue, whenFalse]);
    }

    /// <summary>left &gt; right ? whenTrue : whenFalse.</summary>
    public Expr SelectGreater(Expr left, Expr right, Expr whenTrue, Expr whenFalse) => Select(Comparison.Less, right, left, whenTrue, whenFalse);

    private static bool IsMask(Expr x) => x.Kind == ExprKind.Select && (x.Arguments[2].IsConstant(0) || x.Arguments[3].IsConstant(0));

    private static bool IsPowerOfTwo(double value) => (BitConverter.DoubleToInt64Bits(value) & 0xF_FFFF_FFFF_FFFF) == 0 && Math.Abs(value) is > 1e-30 and < 1e30;

    private Expr Unary(ExprKind kind, Expr x, Func<double, double> function) => x.Kind == ExprKind.Constant ? Constant(function(x.Value)) : Node(kind, arguments: x);

    private Expr Extremum(ExprKind kind, Expr left, Expr right, Func<double, double, double> function) => (left, right) switch
    {
        ({ Kind: ExprKind.Constant }, { Kind: ExprKind.Constant }) => Constant(function(left.Value, right.Value)),
        _ when left == right => left,
        _ => Node(kind, arguments: [left, right]),
    };

    /// <summary>A canonical operand order, so that a + b and b + a are one node; a constant comes first.</summary>
    private Expr Commutative(ExprKind kind, Expr left, Expr right)
    {
        bool ordered = right.Kind != ExprKind.Constant && (left.Kind == ExprKind.Constant || left.Id <= right.Id);
        return ordered ? Node(kind, arguments: [left, right]) : Node(kind, arguments: [right, left]);
    }

    private Expr Node(ExprKind kind, double value = 0, int index = 0, Comparison comparison = default, params Expr[] arguments)
    {
        foreach (Expr argument in arguments)
        {
            if (argument.Pool != this)
            {
                throw new InvalidOperationException("Expressions of two pools don't mix: substitute one into the other's pool.");
            }
        }

        Key key = new(kind, BitConverter.DoubleToInt64Bits(value), index, comparison, Id(0), Id(1), Id(2), Id(3));
        if (!nodes.TryGetValue(key, out Expr? node))
        {
            nodes[key] = node = new Expr(this, nodes.Count, kind, value, index, comparison, arguments);
        }

        return node;

        int Id(int position) => position < arguments.Length ? arguments[position].Id : -1;
    }

    private readonly record struct Key(ExprKind Kind, long Value, int Index, Comparison Comparison, int First, int Second, int Third, int Fourth);
}
