namespace DslNet;

/// <summary>What the arguments of schedules must fulfil.</summary>
internal static class ScheduleChecks
{
    public static int AtLeastOne(int value, string name)
        => value >= 1 ? value : throw OutOfRange.Of(name, value, "The number of steps must be at least 1.");

    public static int? AtLeastOne(int? value, string name) => value is int steps ? AtLeastOne(steps, name) : null;

    /// <summary>More steps than an int counts are as many as it does.</summary>
    public static int AsInt(long steps) => (int)Math.Min(int.MaxValue, steps);

    public static double Positive(float value, string name)
        => value > 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, "The value must be above 0 and finite.");

    public static double NotNegative(float value, string name)
        => value >= 0 && float.IsFinite(value) ? value : throw OutOfRange.Of(name, value, "The value must be at least 0 and finite.");
}
