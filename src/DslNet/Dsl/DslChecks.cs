using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DslNet;

/// <summary>The ranges of the DSL's arguments, as the compiler checks them too (DN1005).</summary>
internal static class DslChecks
{
    public static int AtLeast(int minimum, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum ? value : throw OutOfRange.Of(name, value, $"{name} must be at least {minimum}.");

    public static int AtMost(int maximum, int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value <= maximum ? value : throw OutOfRange.Of(name, value, $"{name} must be at most {maximum}.");

    public static float Positive(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, $"{name} must be positive and finite.");

    public static float Finite(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, $"{name} must be finite.");

    public static float Rate(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange.Of(name, value, $"{name} must be at least 0 and less than 1.");

    public static float Share(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw OutOfRange.Of(name, value, $"{name} must be between 0 and 1.");

    public static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be a member of {typeof(TEnum).Name}. It is {value}.");

    /// <summary>A scalar has no fan-in to compute a deviation from.</summary>
    public static Init Start(Init init, [CallerArgumentExpression(nameof(init))] string name = "") =>
        init.Kind is InitKind.Normal or InitKind.Uniform or InitKind.Zeros or InitKind.Constant
            ? init
            : throw new ArgumentOutOfRangeException(name, $"{name} of a single number, which has no inputs, must be Init.Constant, Zeros, Normal or Uniform. It is {init}.");

    /// <summary>A copy of the operands of a join, which must exist.</summary>
    public static ImmutableArray<T> Joined<T>(T[] values, [CallerArgumentExpression(nameof(values))] string name = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(values, name);
        int missing = Array.IndexOf(values, null);
        return values.Length == 0 ? throw new ArgumentException($"{name} must be at least one; none came.", name)
            : missing >= 0 ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"None of {name} may be null; number {missing}, counted from 0, is."), name)
            : [.. values];
    }

    /// <summary>A layer's name becomes a member of the generated class, so it is letters, digits and underscores.</summary>
    public static string? Name(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        bool identifier = value is null || (value.Length > 0 && !char.IsAsciiDigit(value[0]) && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));
        return identifier ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be letters, digits and underscores, not beginning with a digit. It is \"{value}\".");
    }
}
