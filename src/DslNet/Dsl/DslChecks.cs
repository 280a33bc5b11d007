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

    public static PerAxis AtLeast(int minimum, PerAxis value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value.Height >= minimum && value.Width >= minimum ? value : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be at least {minimum}. It is {value}."));

    public static PerAxis AtMost(int maximum, PerAxis value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value.Height <= maximum && value.Width <= maximum ? value : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be at most {maximum}. It is {value}."));

    /// <summary>Groups of channels, which divide the filters.</summary>
    public static int Groups(int filters, int groups) =>
        AtLeast(1, groups) is var count && filters % count == 0 ? groups : throw OutOfRange.Of(nameof(groups), groups, string.Create(CultureInfo.InvariantCulture, $"groups must divide the filters, {filters}."));

    /// <summary>Padding with as many sides as a sequence or an image has.</summary>
    public static Padding Sides(int dimensions, Padding padding) => padding.IsOf(dimensions)
        ? padding
        : throw new ArgumentOutOfRangeException(nameof(padding), dimensions == 1
            ? $"padding of a sequence must be one number or two (before, after). It is {padding}."
            : $"padding of an image must be one number or four (top, bottom, left, right). It is {padding}.");

    /// <summary>Less than the stride or the dilation, along both axes: more would be pixels that no window reaches.</summary>
    public static int OutputPadding(PerAxis stride, Padding padding, int outputPadding, PerAxis dilation)
    {
        int most = Math.Min(Math.Max(stride.Height, dilation.Height), Math.Max(stride.Width, dilation.Width));
        return AtLeast(0, outputPadding) == 0 ? 0
            : outputPadding >= most ? throw OutOfRange.Of(nameof(outputPadding), outputPadding, "outputPadding must be less than the stride or the dilation.")
            : padding.IsSame ? throw OutOfRange.Of(nameof(outputPadding), outputPadding, "outputPadding must be 0 where padding is Same.")
            : outputPadding;
    }

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
