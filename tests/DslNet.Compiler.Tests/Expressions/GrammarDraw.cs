using DslNet.Compiler.Kernels;
using FsCheck;
using FsCheck.Fluent;
using static DslNet.Compiler.Tests.Expressions.FunctionTerm;

namespace DslNet.Compiler.Tests.Expressions;

/// <summary>
/// Draws functions that a user can write: any nesting of what the front end reads, and among it the shapes that people write by hand
/// (softplus, logistic, tanh by exponentials, roots of squares, stable cross-entropies), well or badly.
/// </summary>
public static class GrammarDraw
{
    private static readonly ExprKind[] UnaryKinds =
        [ExprKind.Negate, ExprKind.Exp, ExprKind.Exp, ExprKind.Log, ExprKind.Tanh, ExprKind.Sqrt, ExprKind.Abs, ExprKind.Sin, ExprKind.Cos];

    private static readonly float[] Constants = [-2, -1, -0.5f, 0, 0.25f, 0.5f, 1, 2, 3, 0.7f, 1.3f, 10, 0.044715f];
    private static readonly float[] Exponents = [-3, -2, -1, 0.5f, 1.5f, 2, 3, 4, 2.5f];

    /// <summary>Functions of so many operands.</summary>
    public static Arbitrary<FunctionTerm> Functions(int operands) => Arb.From(Laws.Drawn(random => Any(random, random.Next(1, 6), operands)), term => term.Shrunk());

    public static FunctionTerm Any(Random random, int depth, int operands)
    {
        if (depth == 0)
        {
            return random.Next(4) == 0 ? Constant(random) : Operand(random.Next(operands));
        }

        FunctionTerm Next() => Any(random, depth - 1, operands);
        return random.Next(17) switch
        {
            0 or 1 => Next() + Next(),
            2 => Next() - Next(),
            3 or 4 => Next() * Next(),
            5 or 6 => Next() / Next(),
            7 => Pair(ExprKind.Max, Next(), random.Next(2) == 0 ? Constant(random) : Next()),
            8 => Pair(ExprKind.Min, Next(), random.Next(2) == 0 ? Constant(random) : Next()),
            9 => Pow(Next(), random.GetItems(Exponents, 1)[0]),
            10 => FunctionTerm.Select((Comparison)random.Next(3), Next(), random.Next(2) == 0 ? Constant(random) : Next(), Next(), Next()),
            11 => BuiltIn.Smooth(random, Next()),
            12 => BuiltIn.Kinked(random, Next()),
            13 => Idiom(random, Next()),
            _ => Unary(random.GetItems(UnaryKinds, 1)[0], Next()),
        };
    }

    /// <summary>What people write.</summary>
    public static FunctionTerm Idiom(Random random, FunctionTerm x)
    {
        FunctionTerm power = Unary(ExprKind.Exp, x);
        FunctionTerm inverse = Unary(ExprKind.Exp, Unary(ExprKind.Negate, x));
        FunctionTerm one = Number(1);
        return random.Next(16) switch
        {
            0 => Unary(ExprKind.Log, one + power),
            1 => one / (one + inverse),
            2 => power / (one + power),
            3 => x / (one + inverse),
            4 => (power - inverse) / (power + inverse),
            5 => x * Unary(ExprKind.Tanh, Unary(ExprKind.Log, one + power)),
            6 => Pair(ExprKind.Max, x, Number(0)) + Unary(ExprKind.Log, one + Unary(ExprKind.Exp, Unary(ExprKind.Negate, Unary(ExprKind.Abs, x)))),
            7 => Unary(ExprKind.Sqrt, one + x * x),
            8 => x / Unary(ExprKind.Sqrt, one + x * x),
            9 => Unary(ExprKind.Log, power + inverse),
            10 => Unary(ExprKind.Sqrt, x * x),
            11 => Number(0.5f) * x * (one + Unary(ExprKind.Tanh, Number(0.7978846f) * (x + Number(0.044715f) * Pow(x, 3)))),
            12 => Unary(ExprKind.Log, BuiltIn.Sigmoid(x)),
            13 => x / (one + Unary(ExprKind.Abs, x)),
            14 => Number(2) / (power + inverse),
            _ => Unary(ExprKind.Log, one + x * x),
        };
    }

    private static FunctionTerm Constant(Random random) => Number(random.GetItems(Constants, 1)[0]);
}
