using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A scalar expression. Nodes are built by an <see cref="ExprPool"/>, once per value, so equal expressions of one pool
/// are the same object and common subexpressions are shared by construction (hash consing).
/// </summary>
public sealed class Expr
{
    private IReadOnlyList<Expr>? nodes;

    internal Expr(ExprPool pool, int id, ExprKind kind, double value, int index, Comparison comparison, Expr[] arguments)
    {
        Pool = pool;
        Id = id;
        Kind = kind;
        Value = value;
        Index = index;
        Comparison = comparison;
        Arguments = arguments;
    }

    public ExprPool Pool { get; }

    /// <summary>Creation order: an argument's id is always smaller than its user's.</summary>
    public int Id { get; }

    public ExprKind Kind { get; }

    /// <summary>The value of a constant, or the exponent of <see cref="ExprKind.Pow"/>.</summary>
    public double Value { get; }

    /// <summary>The index of an operand, or the stream of <see cref="ExprKind.Random"/>.</summary>
    public int Index { get; }

    /// <summary>The comparison of a <see cref="ExprKind.Select"/>.</summary>
    public Comparison Comparison { get; }

    public IReadOnlyList<Expr> Arguments { get; }

    public bool IsConstant(double value) => Kind == ExprKind.Constant && Value == value;

    public static Expr operator -(Expr x) => x.Pool.Negate(x);

    public static Expr operator +(Expr left, Expr right) => left.Pool.Add(left, right);

    public static Expr operator -(Expr left, Expr right) => left.Pool.Subtract(left, right);

    public static Expr operator *(Expr left, Expr right) => left.Pool.Multiply(left, right);

    public static Expr operator /(Expr left, Expr right) => left.Pool.Divide(left, right);

    public static Expr operator +(Expr left, double right) => left + left.Pool.Constant(right);

    public static Expr operator +(double left, Expr right) => right.Pool.Constant(left) + right;

    public static Expr operator -(Expr left, double right) => left - left.Pool.Constant(right);

    public static Expr operator -(double left, Expr right) => right.Pool.Constant(left) - right;

    public static Expr operator *(Expr left, double right) => left * left.Pool.Constant(right);

    public static Expr operator *(double left, Expr right) => right.Pool.Constant(left) * right;

    public static Expr operator /(Expr left, double right) => left / left.Pool.Constant(right);

    public static Expr operator /(double left, Expr right) => right.Pool.Constant(left) / right;

    /// <summary>Every node reachable from this one, itself included, each once, arguments first. Found once: equal layers share their expressions.</summary>
    public IReadOnlyList<Expr> Nodes() => nodes ??= Reachable();

    private IReadOnlyList<Expr> Reachable()
    {
        // Ids grow from arguments to users, so sorting by id is a topological order; no recursion, so depth is no limit.
        HashSet<Expr> seen = [this];
        Stack<Expr> open = new(seen);
        while (open.Count > 0)
        {
            foreach (Expr argument in open.Pop().Arguments)
            {
                if (seen.Add(argument))
                {
                    open.Push(argument);
                }
            }
        }

        return [.. seen.OrderBy(node => node.Id)];
    }

    /// <summary>The indices of the operands that occur.</summary>
    public IEnumerable<int> Operands() => Nodes().Where(node => node.Kind == ExprKind.Operand).Select(node => node.Index);

    /// <summary>Interprets the expression in an algebra; each shared node is visited once.</summary>
    public T Fold<T>(IScalarAlgebra<T> algebra) => Fold(algebra, []);

    /// <summary>The same, with the results so far memoized in <paramref name="known"/>: for several expressions that share nodes.</summary>
    public T Fold<T>(IScalarAlgebra<T> algebra, Dictionary<Expr, T> known)
    {
        foreach (Expr node in Nodes())
        {
            if (!known.ContainsKey(node))
            {
                known[node] = ScalarDispatch.Apply(algebra, node.Kind, node.Value, node.Index, node.Comparison, index => known[node.Arguments[index]]);
            }
        }

        return known[this];
    }

    /// <summary>The expression with operand i replaced by <paramref name="replacements"/>[i], in the replacements' pool.</summary>
    public Expr Substitute(IReadOnlyList<Expr> replacements, ExprPool pool) => Fold(new Rebuilding(pool, replacements));

    public override string ToString() => FormulaText.Of(this, null);
}
