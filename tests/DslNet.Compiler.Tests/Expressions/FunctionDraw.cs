using DslNet.Compiler.Kernels;
using FsCheck;
using FsCheck.Fluent;
using static DslNet.Compiler.Tests.Expressions.FunctionTerm;

namespace DslNet.Compiler.Tests.Expressions;

/// <summary>Draws scalar functions.</summary>
public static class FunctionDraw
{
    private static readonly ExprKind[] UnaryKinds =
    [
        ExprKind.Negate, ExprKind.Exp, ExprKind.Log, ExprKind.Tanh, ExprKind.Sigmoid, ExprKind.Softplus, ExprKind.Erf,
        ExprKind.Relu, ExprKind.Sqrt, ExprKind.Abs, ExprKind.Sign, ExprKind.Sin, ExprKind.Cos,
    ];

    private static readonly float[] Constants = [-2, -1, -0.5f, 0, 0.25f, 0.5f, 1, 2, 3, 0.7f, 1.3f];
    private static readonly float[] Exponents = [-2, -1, 0, 0.5f, 1, 1.5f, 2, 3];

    /// <summary>Functions of three operands from every operation, defined everywhere or not.</summary>
    public static Arbitrary<FunctionTerm> AnyFunctions => Arb.From(Laws.Drawn(random => Any(random, random.Next(1, 6))), term => term.Shrunk());

    /// <summary>Any operation of any arguments; <paramref name="depth"/> at most so deep.</summary>
    public static FunctionTerm Any(Random random, int depth)
    {
        if (depth == 0)
        {
            return random.Next(3) == 0 ? Number(random.GetItems(Constants, 1)[0]) : Operand(random.Next(3));
        }

        FunctionTerm Next() => Any(random, depth - 1);
        return random.Next(13) switch
        {
            0 => Next() + Next(),
            1 => Next() - Next(),
            2 or 3 => Next() * Next(),
            4 => Next() / Next(),
            5 => Pair(ExprKind.Max, Next(), Next()),
            6 => Pair(ExprKind.Min, Next(), Next()),
            7 => Pow(Next(), random.GetItems(Exponents, 1)[0]),
            8 => Select((Comparison)random.Next(2), Next(), Next(), Next(), random.Next(3) == 0 ? Number(0) : Next()),
            _ => Unary(random.GetItems(UnaryKinds, 1)[0], Next()),
        };
    }

    /// <summary>
    /// A function that a user might take for an activation: finite for any finite <paramref name="x"/>, continuous, of moderate slope,
    /// and sayable in C#. Where <paramref name="smooth"/> it has no kinks either.
    /// </summary>
    public static FunctionTerm Activation(Random random, int depth, FunctionTerm x, bool smooth)
    {
        FunctionTerm Next() => Activation(random, depth - 1, x, smooth);
        FunctionTerm Bounded() => random.Next(4) switch
        {
            0 => Unary(ExprKind.Sin, Next()),
            1 => Unary(ExprKind.Cos, Next()),
            2 => BuiltIn.Sigmoid(Next()),
            _ => Unary(ExprKind.Tanh, Next()),
        };
        if (depth == 0)
        {
            return random.Next(6) == 0 ? Number(Constant(random)) : x;
        }

        return random.Next(smooth ? 15 : 21) switch
        {
            0 => Next() + Next(),
            1 => Next() - Bounded(),
            2 => x * Bounded(),
            3 or 4 => Bounded(),
            5 => Number(Constant(random)) * Next(),
            6 => Unary(ExprKind.Negate, Next()),
            7 => Unary(ExprKind.Exp, Unary(ExprKind.Negate, x * x)),
            8 => Unary(ExprKind.Log, Number(1) + (x * x)),
            9 => Unary(ExprKind.Sqrt, Number(1) + (x * x)),
            10 => Next() / (Number(2) + Bounded()),
            11 => Pow(Number(1.5f) + Bounded(), random.GetItems([-1f, 0.5f, 1.5f, 2f, 3f], 1)[0]),
            12 => BuiltIn.Smooth(random, Next()),
            13 => Unary(ExprKind.Exp, Bounded()),
            14 => x * Unary(ExprKind.Tanh, BuiltIn.Softplus(x)),
            15 => Unary(ExprKind.Abs, Next()),
            16 => Pair(ExprKind.Max, Next(), Number(Constant(random)) * x),
            17 => Pair(ExprKind.Min, Next(), Number(2)),
            18 => BuiltIn.Kinked(random, Next()),

            // Both branches are 0 at 0: a jump would have no difference quotient, and float and double might fall on two sides of it.
            _ => Select((Comparison)random.Next(2), x, Number(0), x * Bounded(), x * Bounded()),
        };
    }

    /// <summary>A loss of a prediction (operand 0) and a target (operand 1).</summary>
    public static FunctionTerm Loss(Random random)
    {
        FunctionTerm residual = Operand(0) - Operand(1);
        return random.Next(4) switch
        {
            0 => Unary(ExprKind.Log, Number(1) + (residual * residual)),
            1 => Number(0.5f) * residual * residual + Unary(ExprKind.Abs, residual),
            2 => BuiltIn.Softplus(residual) + BuiltIn.Softplus(Unary(ExprKind.Negate, residual)),
            _ => residual * residual * Activation(random, 1, Operand(1), smooth: true),
        };
    }

    private static float Constant(Random random) => (float)Math.Round(random.NextDouble() * 2 - 1, random.Next(1, 6));
}
