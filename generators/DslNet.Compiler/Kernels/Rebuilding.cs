using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>Rebuilds an expression in a pool, with its operands substituted.</summary>
internal class Rebuilding(ExprPool pool, IReadOnlyList<Expr> operands) : IScalarAlgebra<Expr>
{
    public Expr Constant(double value) => pool.Constant(value);

    public Expr Operand(int index) => operands[index];

    public virtual Expr Random(int stream) => pool.Random(stream);

    public virtual Expr Rows() => pool.Rows();

    public Expr Negate(Expr x) => pool.Negate(x);

    public virtual Expr Exp(Expr x) => pool.Exp(x);

    public virtual Expr Log(Expr x) => pool.Log(x);

    public Expr Tanh(Expr x) => pool.Tanh(x);

    public Expr Sigmoid(Expr x) => pool.Sigmoid(x);

    public Expr Softplus(Expr x) => pool.Softplus(x);

    public Expr Erf(Expr x) => pool.Erf(x);

    public Expr Relu(Expr x) => pool.Relu(x);

    public virtual Expr Sqrt(Expr x) => pool.Sqrt(x);

    public Expr Abs(Expr x) => pool.Abs(x);

    public Expr Sign(Expr x) => pool.Sign(x);

    public Expr Round(Expr x) => pool.Round(x);

    public Expr Sin(Expr x) => pool.Sin(x);

    public Expr Cos(Expr x) => pool.Cos(x);

    public virtual Expr Add(Expr left, Expr right) => pool.Add(left, right);

    public virtual Expr Subtract(Expr left, Expr right) => pool.Subtract(left, right);

    public virtual Expr Multiply(Expr left, Expr right) => pool.Multiply(left, right);

    public virtual Expr Divide(Expr left, Expr right) => pool.Divide(left, right);

    public Expr Max(Expr left, Expr right) => pool.Max(left, right);

    public Expr Min(Expr left, Expr right) => pool.Min(left, right);

    public virtual Expr Pow(Expr x, double exponent) => pool.Pow(x, exponent);

    public Expr Select(Comparison comparison, Expr left, Expr right, Expr whenTrue, Expr whenFalse) => pool.Select(comparison, left, right, whenTrue, whenFalse);
}
