using System.Runtime.CompilerServices;

namespace DslNet;

/// <summary>Validates the arguments of optimizers.</summary>
internal static class OptimizerChecks
{
    public static float NotNegative(float value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value >= 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, "The value must be at least 0 and finite.");

    public static float Positive(float value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value > 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, "The value must be above 0 and finite.");

    public static float BelowOne(float value, [CallerArgumentExpression(nameof(value))] string name = "")
        => value is >= 0 and < 1 ? value : throw OutOfRange.Of(name, value, "The value must be at least 0 and below 1.");
}
