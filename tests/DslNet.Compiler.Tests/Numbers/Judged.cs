namespace DslNet.Compiler.Tests.Numbers;

/// <summary>A number and how far off a float computation of it may be, its exponent having no end.</summary>
/// <param name="Value">The number.</param>
/// <param name="Error">The absolute error; 0 where the float is exact.</param>
/// <param name="IsAbsent">Whether it is the slope of what doesn't depend on the operand: 0, whatever it is multiplied by.</param>
public readonly record struct Judged(Extended Value, Extended Error, bool IsAbsent = false)
{
    /// <summary>The slope of a constant.</summary>
    public static Judged Absent => new(0, 0, true);

    public static implicit operator Judged(double exact) => new(exact, 0);

    public override string ToString() => $"{Value} ± {Error}";
}
