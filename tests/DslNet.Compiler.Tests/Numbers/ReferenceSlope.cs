using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Expressions;
using static DslNet.Compiler.Tests.Numbers.JudgedMath;

namespace DslNet.Compiler.Tests.Numbers;

/// <summary>
/// What a function and its slope are, by the textbook's rules and written apart from the compiler's, in numbers that don't overflow. At ties as in
/// PyTorch: half of each for maximum and minimum, 0 for |x| and for relu at 0.
/// </summary>
/// <param name="operands">Where.</param>
/// <param name="by">The operand by which the slope is.</param>
public sealed class ReferenceSlope(Extended[] operands, int by) : IScalarAlgebra<Slope>
{
    /// <exception cref="UndecidedException">It can't be said.</exception>
    public static Slope Of(FunctionTerm term, Extended[] operands, int by)
    {
        ReferenceSlope algebra = new(operands, by);
        return Read(term);

        Slope Read(FunctionTerm each)
        {
            // A branch that isn't taken isn't read: what it can't decide doesn't matter.
            if (each.Kind == ExprKind.Select)
            {
                return algebra.Holds(each.Comparison, Read(each.Arguments[0]), Read(each.Arguments[1])) ? Read(each.Arguments[2]) : Read(each.Arguments[3]);
            }

            Slope read = TermDispatch.Apply(algebra, each, [.. each.Arguments.Select(Read)]);
            return read.Value.Value.IsFinite ? read : throw new UndecidedException("a function that isn't defined here");
        }
    }

    // A float constant is what the formula is computed with.
    public Slope Constant(double value) => new((float)value, Judged.Absent);

    public Slope Operand(int index) => new(new Judged(operands[index], 0), index == by ? 1 : Judged.Absent);

    public Slope Random(int stream) => throw new NotSupportedException();

    public Slope Rows() => throw new NotSupportedException();

    public Slope Round(Slope x) => throw new NotSupportedException();

    public Slope Sign(Slope x) => throw new NotSupportedException();

    public Slope Negate(Slope x) => new(JudgedMath.Negate(x.Value), JudgedMath.Negate(x.By));

    public Slope Exp(Slope x) => JudgedMath.Exp(x.Value) is var y ? new(y, JudgedMath.Multiply(y, x.By)) : default;

    public Slope Log(Slope x) => new(JudgedMath.Log(x.Value), JudgedMath.Divide(x.By, x.Value));

    public Slope Tanh(Slope x)
    {
        Judged y = JudgedMath.Tanh(x.Value);
        return new(y, JudgedMath.Multiply(JudgedMath.Subtract(1, JudgedMath.Multiply(y, y)), x.By));
    }

    public Slope Sigmoid(Slope x)
    {
        Judged y = JudgedMath.Sigmoid(x.Value);
        return new(y, JudgedMath.Multiply(JudgedMath.Multiply(y, JudgedMath.Subtract(1, y)), x.By));
    }

    public Slope Softplus(Slope x) => new(JudgedMath.Softplus(x.Value), JudgedMath.Multiply(JudgedMath.Sigmoid(x.Value), x.By));

    public Slope Erf(Slope x) => new(
        JudgedMath.Erf(x.Value),
        JudgedMath.Multiply(JudgedMath.Multiply(2 / Math.Sqrt(Math.PI), JudgedMath.Exp(JudgedMath.Negate(JudgedMath.Multiply(x.Value, x.Value)))), x.By));

    public Slope Relu(Slope x) => Compare(x.Value, 0) > 0 ? x : new(0, 0);

    public Slope Sqrt(Slope x)
    {
        Judged y = JudgedMath.Sqrt(x.Value);
        return new(y, JudgedMath.Divide(JudgedMath.Multiply(0.5, x.By), y));
    }

    public Slope Abs(Slope x) => Compare(x.Value, 0) switch
    {
        > 0 => x,
        < 0 => Negate(x),
        _ => new(0, 0),
    };

    public Slope Sin(Slope x) => new(JudgedMath.Sin(x.Value), JudgedMath.Multiply(JudgedMath.Cos(x.Value), x.By));

    public Slope Cos(Slope x) => new(JudgedMath.Cos(x.Value), JudgedMath.Multiply(JudgedMath.Negate(JudgedMath.Sin(x.Value)), x.By));

    public Slope Add(Slope left, Slope right) => new(JudgedMath.Add(left.Value, right.Value), JudgedMath.Add(left.By, right.By));

    public Slope Subtract(Slope left, Slope right) => new(JudgedMath.Subtract(left.Value, right.Value), JudgedMath.Subtract(left.By, right.By));

    public Slope Multiply(Slope left, Slope right) => new(
        JudgedMath.Multiply(left.Value, right.Value),
        JudgedMath.Add(JudgedMath.Multiply(left.By, right.Value), JudgedMath.Multiply(left.Value, right.By)));

    public Slope Divide(Slope left, Slope right)
    {
        Judged quotient = JudgedMath.Divide(left.Value, right.Value);
        return new(quotient, JudgedMath.Divide(JudgedMath.Subtract(left.By, JudgedMath.Multiply(quotient, right.By)), right.Value));
    }

    public Slope Max(Slope left, Slope right) => Extreme(left, right, 1);

    public Slope Min(Slope left, Slope right) => Extreme(left, right, -1);

    public Slope Pow(Slope x, double exponent) => exponent == 0 ? new(1, 0) : new(
        JudgedMath.Pow(x.Value, exponent),
        JudgedMath.Multiply(JudgedMath.Multiply(exponent, exponent == 1 ? 1 : JudgedMath.Pow(x.Value, exponent - 1)), x.By));

    public Slope Select(Comparison comparison, Slope left, Slope right, Slope whenTrue, Slope whenFalse) => Holds(comparison, left, right) ? whenTrue : whenFalse;

    private bool Holds(Comparison comparison, Slope left, Slope right)
    {
        if (left.Value.Value.IsNaN || right.Value.Value.IsNaN)
        {
            return false;
        }

        int sign = Compare(left.Value, right.Value);
        return comparison switch
        {
            Comparison.Less => sign < 0,
            Comparison.LessOrEqual => sign <= 0,
            _ => sign == 0,
        };
    }

    private static Slope Extreme(Slope left, Slope right, int direction) => (Compare(left.Value, right.Value) * direction) switch
    {
        > 0 => left,
        < 0 => right,
        _ => new(left.Value, JudgedMath.Multiply(0.5, JudgedMath.Add(left.By, right.By))),
    };
}
