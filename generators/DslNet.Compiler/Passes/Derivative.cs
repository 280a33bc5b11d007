using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The symbolic derivative of a scalar expression with respect to one of its operands: one rule for each scalar function.
/// Every expression is interpreted as a dual number (forward accumulation), so common subexpressions stay shared.
/// </summary>
public static class Derivative
{
    /// <summary>∂expression / ∂operand.</summary>
    public static Expr Of(Expr expression, int operand, SlopeForm form = SlopeForm.ByOutput) => expression.Fold(new Rules(expression.Pool, operand, form)).Slope;

    private sealed record Dual(Expr Value, Expr Slope);

    private sealed class Rules(ExprPool pool, int operand, SlopeForm form) : IScalarAlgebra<Dual>
    {
        private readonly Expr zero = pool.Constant(0);

        public Dual Constant(double value) => new(pool.Constant(value), zero);

        public Dual Operand(int index) => new(pool.Operand(index), pool.Constant(index == operand ? 1 : 0));

        public Dual Random(int stream) => new(pool.Random(stream), zero);

        public Dual Rows() => new(pool.Rows(), zero);

        public Dual Negate(Dual x) => new(-x.Value, -x.Slope);

        public Dual Exp(Dual x) => Saturating(x, pool.Exp(x.Value), y => y);

        public Dual Log(Dual x) => Steep(x, new(pool.Log(x.Value), x.Slope / x.Value));

        public Dual Tanh(Dual x) => Saturating(x, pool.Tanh(x.Value), y => 1 - (y * y));

        public Dual Sigmoid(Dual x) => Saturating(x, pool.Sigmoid(x.Value), y => y * (form == SlopeForm.ByOutput ? 1 - y : pool.Sigmoid(-x.Value)));

        public Dual Softplus(Dual x) => Saturating(x, pool.Softplus(x.Value), _ => pool.Sigmoid(x.Value));

        public Dual Erf(Dual x) => Saturating(x, pool.Erf(x.Value), _ => 2 / Math.Sqrt(Math.PI) * pool.Exp(-(x.Value * x.Value)));

        public Dual Relu(Dual x) => Chain(x, pool.Relu(x.Value), _ => pool.SelectGreater(x.Value, zero, pool.Constant(1), zero));

        public Dual Sqrt(Dual x) => Steep(x, Chain(x, pool.Sqrt(x.Value), y => 0.5 / y));

        public Dual Abs(Dual x) => Saturating(x, pool.Abs(x.Value), _ => pool.Sign(x.Value));

        public Dual Sign(Dual x) => new(pool.Sign(x.Value), zero);

        public Dual Round(Dual x) => new(pool.Round(x.Value), zero);

        public Dual Sin(Dual x) => Chain(x, pool.Sin(x.Value), _ => pool.Cos(x.Value));

        public Dual Cos(Dual x) => Chain(x, pool.Cos(x.Value), _ => -pool.Sin(x.Value));

        public Dual Add(Dual left, Dual right) => new(left.Value + right.Value, left.Slope + right.Slope);

        public Dual Subtract(Dual left, Dual right) => new(left.Value - right.Value, left.Slope - right.Slope);

        public Dual Multiply(Dual left, Dual right) => new(left.Value * right.Value, (left.Slope * right.Value) + (left.Value * right.Slope));

        public Dual Divide(Dual left, Dual right)
        {
            Expr quotient = left.Value / right.Value;
            return new(quotient, right.Slope.IsConstant(0) ? left.Slope / right.Value : (left.Slope - (quotient * right.Slope)) / right.Value);
        }

        public Dual Max(Dual left, Dual right) => new(pool.Max(left.Value, right.Value), Greater(left.Value, right.Value, left.Slope, right.Slope));

        public Dual Min(Dual left, Dual right) => new(pool.Min(left.Value, right.Value), Greater(right.Value, left.Value, left.Slope, right.Slope));

        public Dual Pow(Dual x, double exponent) => Steep(x, Chain(x, pool.Pow(x.Value, exponent), _ => exponent * pool.Pow(x.Value, exponent - 1)));

        public Dual Select(Comparison comparison, Dual left, Dual right, Dual whenTrue, Dual whenFalse) => new(
            pool.Select(comparison, left.Value, right.Value, whenTrue.Value, whenFalse.Value),
            pool.Select(comparison, left.Value, right.Value, whenTrue.Slope, whenFalse.Slope));

        /// <summary>The derivative of the greater one; at a tie, the mean of both, as in PyTorch's maximum and minimum.</summary>
        private Expr Greater(Expr left, Expr right, Expr leftSlope, Expr rightSlope) =>
            pool.SelectGreater(left, right, leftSlope, pool.Select(Comparison.Less, left, right, rightSlope, 0.5 * (leftSlope + rightSlope)));

        /// <summary>A function that saturates faster than any argument grows: where its derivative is 0, so is the product, even if the other factor is infinite.</summary>
        private Dual Saturating(Dual x, Expr y, Func<Expr, Expr> slope)
        {
            Dual chained = Chain(x, y, slope);
            return chained with { Slope = Held(slope(y), x.Slope, chained.Slope) };
        }

        /// <summary>A function with an infinite derivative somewhere: where its argument's derivative is 0, so is its own.</summary>
        private Dual Steep(Dual x, Dual y) => y with { Slope = Held(x.Slope, y.Slope, y.Slope) };

        private Expr Held(Expr factor, Expr other, Expr product) =>
            form == SlopeForm.Held && other.Kind != ExprKind.Constant && factor.Kind != ExprKind.Constant ? pool.Select(Comparison.Equal, factor, zero, zero, product) : product;

        /// <summary>The chain rule, f'(x)·x'; where x doesn't depend on the operand, f' isn't built.</summary>
        private Dual Chain(Dual x, Expr y, Func<Expr, Expr> slope) => new(y, x.Slope.IsConstant(0) ? zero : slope(y) * x.Slope);
    }
}
