namespace DslNet;

/// <summary>Validates the arguments of schedules.</summary>
internal static class ScheduleChecks
{
    public static long AtLeastOne(long value, string name)
        => value >= 1 ? value : throw OutOfRange.Of(name, value, "The number of steps must be at least 1.");

    public static long? AtLeastOne(long? value, string name) => value is long steps ? AtLeastOne(steps, name) : null;

    public static double Positive(float value, string name)
        => value > 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, "The value must be above 0 and finite.");

    public static double NotNegative(float value, string name)
        => value >= 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, "The value must be at least 0 and finite.");
}
